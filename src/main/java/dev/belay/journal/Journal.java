package dev.belay.journal;

import dev.belay.files.BelayDirectories;
import dev.belay.files.PrivateFiles;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Every incident in a folder of its own, in the shape of a test case and redacted, so that a report becomes a test. A
 * folder is there as a whole or not at all. The journal keeps the newest 200 and never costs a session anything: where
 * it cannot write it says so once and does nothing more.
 */
public final class Journal {
    static final int KEPT = 200;

    private static final String UNFINISHED = ".new-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Optional<Path> folder;
    private final Consumer<String> warnings;
    private boolean warned;

    /**
     * @param state {@code $XDG_STATE_HOME/belay}; nothing where there is no such place
     * @param warnings is told, at most once, in one sentence, that the journal cannot be written
     */
    public Journal(Optional<Path> state, Consumer<String> warnings) {
        this.folder = state.map(IncidentFolder::all);
        this.warnings = warnings;
    }

    /** The one of this user; that it cannot be written costs nothing and is not said. */
    public static Journal of(Map<String, String> environment) {
        return new Journal(BelayDirectories.state(environment), warning -> {});
    }

    /**
     * Opens an incident that nobody has recovered from yet and keeps its traces.
     *
     * @return the incident, whether it could be written or not
     */
    public JournalEntry open(
            Instant at,
            String failure,
            String say,
            Map<String, String> because,
            Optional<JournalEntry.Session> session,
            Optional<String> client,
            Traces traces) {
        JournalEntry entry = new JournalEntry(
                id(at),
                at,
                new JournalEntry.Cause(failure, say, because),
                session,
                Optional.empty(),
                JournalEntry.Outcome.OPEN,
                client);
        if (folder.isEmpty()) {
            warn("HOME is not set");
            return entry;
        }
        try {
            PrivateFiles.makeDirectory(folder.get());
            IncidentFolder unfinished = new IncidentFolder(folder.get().resolve(UNFINISHED + entry.id()));
            PrivateFiles.makeDirectory(unfinished.path());
            unfinished.write(traces);
            unfinished.write(entry);
            Files.move(unfinished.path(), folder(entry.id()), StandardCopyOption.ATOMIC_MOVE);
            prune();
        } catch (IOException unwritable) {
            warn(reason(unwritable));
        }
        return entry;
    }

    /** Notes the recovery that was begun and what came of it. An incident that is not there is overlooked. */
    public void update(String id, Optional<String> recovery, JournalEntry.Outcome outcome) {
        Optional<JournalEntry> entry = find(id);
        if (entry.isEmpty()) {
            return;
        }
        try {
            new IncidentFolder(folder(id)).write(entry.get().settled(recovery, outcome));
        } catch (IOException unwritable) {
            warn(reason(unwritable));
        }
    }

    /** Every incident that can be read, newest first. */
    public List<JournalEntry> incidents() {
        List<JournalEntry> incidents = new ArrayList<>();
        if (folder.isPresent()) {
            for (IncidentFolder one : IncidentFolder.newestFirst(folder.get())) {
                one.incident().ifPresent(incidents::add);
            }
        }
        return incidents;
    }

    /**
     * A session that has come to its end as it should has got over all that happened to it before, in whichever run that
     * was: those incidents are settled. Only files that name the session are parsed, for this delays its end.
     *
     * @param before when the run that has seen the good end began
     */
    public void continued(String session, String recovery, Instant before) {
        for (JournalEntry incident : of(session)) {
            if (incident.isOpenFor(session, before)) {
                update(
                        incident.id(),
                        incident.recovery().or(() -> Optional.of(recovery)),
                        JournalEntry.Outcome.RECOVERED);
            }
        }
    }

    /** What happened to a session has happened to its copy, too: a good end of that settles it. */
    public void copied(String session, String copy) {
        for (JournalEntry incident : of(session)) {
            try {
                new IncidentFolder(folder(incident.id())).write(incident.copied(copy));
            } catch (IOException unwritable) {
                warn(reason(unwritable));
            }
        }
    }

    private List<JournalEntry> of(String session) {
        List<JournalEntry> found = new ArrayList<>();
        if (folder.isPresent()) {
            for (IncidentFolder one : IncidentFolder.newestFirst(folder.get())) {
                if (one.text(IncidentFolder.INCIDENT).contains(session)) {
                    one.incident().filter(incident -> incident.isOf(session)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** The incident of exactly this id. */
    public Optional<JournalEntry> find(String id) {
        return folder.isEmpty() || !IncidentFolder.isId(id)
                ? Optional.empty()
                : new IncidentFolder(folder(id)).incident();
    }

    /** Where the traces of this incident lie. Only for ids that this journal gave. */
    public Path folder(String id) {
        return folder.orElseThrow().resolve(id);
    }

    private static String id(Instant at) {
        int random = ThreadLocalRandom.current().nextInt(0x10000);
        return TIME.format(at) + "-" + Integer.toHexString(0x10000 | random).substring(1);
    }

    private void prune() throws IOException {
        List<IncidentFolder> all = IncidentFolder.newestFirst(folder.orElseThrow());
        for (IncidentFolder old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            old.delete();
        }
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder.orElseThrow(), UNFINISHED + "*")) {
            for (Path path : unfinished) {
                Instant written = Files.getLastModifiedTime(path).toInstant();
                if (written.isBefore(Instant.now().minusSeconds(3600))) {
                    new IncidentFolder(path).delete();
                }
            }
        }
    }

    private void warn(String reason) {
        if (!warned) {
            warned = true;
            warnings.accept("cannot write the incident journal (" + reason + ").");
        }
    }

    private static String reason(IOException failure) {
        String kind = failure instanceof java.nio.file.AccessDeniedException ? "permission denied: " : "";
        return kind + Untrusted.line(String.valueOf(failure.getMessage()), 120);
    }
}
