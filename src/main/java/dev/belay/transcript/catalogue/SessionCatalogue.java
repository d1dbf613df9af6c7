package dev.belay.transcript.catalogue;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The sessions of a project or of all, each known from the beginning and the end of its transcript, so that thousands of
 * them are listed in a second or two; the rest is searched for damage only, and read where there is some. Sub-agents and
 * stubs are no sessions. Keeps nothing between two calls and writes nothing; a file that cannot be read is left out.
 */
public final class SessionCatalogue {
    /** Each holds a buffer of a few dozen kilobytes; the work is mostly parsing. */
    private static final int MOST_THREADS = 4;

    private final Path configuration;
    private final Optional<Path> kept;

    public SessionCatalogue(Path configuration) {
        this(configuration, Optional.empty());
    }

    /**
     * With those that the client has no more.
     *
     * @param kept where they are kept then, with the same folders in it
     */
    public SessionCatalogue(Path configuration, Optional<Path> kept) {
        this.configuration = configuration;
        this.kept = kept;
    }

    /**
     * The sessions of one working directory, newest first.
     *
     * @throws IOException when the project's folder is there and cannot be read
     */
    public List<SessionSummary> of(Path workingDirectory) throws IOException {
        List<Path> files = ProjectDirectory.of(configuration, workingDirectory).transcripts();
        return kept.isEmpty()
                ? summaries(files)
                : summaries(withKept(
                        files, ProjectDirectory.of(kept.get(), workingDirectory).transcripts()));
    }

    /** And what only is kept. */
    private static List<Path> withKept(List<Path> files, List<Path> keptFiles) {
        Set<Path> names = new HashSet<>();
        files.forEach(file -> names.add(file.getFileName()));
        List<Path> all = new ArrayList<>(files);
        for (Path file : keptFiles) {
            if (names.add(file.getFileName())) {
                all.add(file);
            }
        }
        return all;
    }

    /**
     * The sessions of all projects, newest first.
     *
     * @throws IOException when the projects cannot be listed
     */
    public List<SessionSummary> all() throws IOException {
        List<Path> files = all(configuration);
        return summaries(kept.isEmpty() ? files : withKept(files, all(kept.get())));
    }

    /** The transcripts of all projects. */
    static List<Path> all(Path configuration) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path project : SessionFinder.projectFolders(configuration.resolve("projects"))) {
            try (var entries = Files.newDirectoryStream(project, "*.jsonl")) {
                for (Path file : entries) {
                    if (ProjectDirectory.session(file).isPresent()) {
                        files.add(file);
                    }
                }
            } catch (java.nio.file.AccessDeniedException locked) {
                // Another user's: those that can be read are listed.
            }
        }
        return files;
    }

    private List<SessionSummary> summaries(List<Path> files) {
        SessionRegistry registry = SessionRegistry.read(configuration);
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "belay-sessions");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Optional<SessionSummary>>> parts = new ArrayList<>(files.size());
            for (Path file : files) {
                boolean onlyKept = kept.isPresent() && file.startsWith(kept.get());
                parts.add(pool.submit(() -> summary(file, registry, onlyKept)));
            }
            List<SessionSummary> summaries = new ArrayList<>(files.size());
            for (Future<Optional<SessionSummary>> part : parts) {
                part.get().ifPresent(summaries::add);
            }
            summaries.sort(Comparator.comparing(SessionSummary::updated).reversed());
            return summaries;
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            pool.shutdownNow();
        }
    }

    /** What the beginning and the end of this transcript say; nothing where it is no session or cannot be read. */
    static Optional<SessionSummary> summary(Path file, SessionRegistry registry, boolean onlyKept) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            SessionId id = ProjectDirectory.session(file).orElseThrow();
            StoredTranscript end = StoredTranscript.glance(file, attributes.size());
            TranscriptHead head = TranscriptHead.read(file);
            if (end.last().offset() < 0 && !head.conversation()) {
                return Optional.empty();
            }
            Instant written = attributes.lastModifiedTime().toInstant();
            return Optional.of(new SessionSummary(
                    id,
                    new SessionSummary.StoredFile(file, end.last().at().orElse(written), attributes.size(), onlyKept),
                    head.workingDirectory().or(end::workingDirectory),
                    end.transcript().title().or(head::firstPrompt).or(() -> end.transcript()
                            .lastPrompt()),
                    registry.of(id),
                    end.transcript()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
