package dev.belay.command.diagnosis;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.console.ProgressLine;
import dev.belay.diagnose.Finding;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.Provider;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.journal.IncidentTraces;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A session as it can be read from outside: its transcript, its client's session file, and what the journal kept of a
 * failure that is newer than its last record. How a process ended that nobody watched is not known, and is not guessed.
 */
final class SessionTarget {
    private final Path configuration;
    private final Optional<Path> incidents;
    private final Instant now;
    private final ProgressLine progress;

    SessionTarget(Path configuration, Optional<Path> incidents, Instant now, ProgressLine progress) {
        this.configuration = configuration;
        this.incidents = incidents;
        this.now = now;
        this.progress = progress;
    }

    /**
     * The session whose transcript this is.
     *
     * @throws IOException when it cannot be read
     */
    DiagnosisTarget of(Path file) throws IOException {
        return of(file, StoredTranscript.read(file, progress), Optional.empty());
    }

    /** The same with what print mode's output says besides. */
    DiagnosisTarget of(Path file, StoredTranscript stored, Optional<ApiError> result) throws IOException {
        Optional<SessionId> id = ProjectDirectory.session(file).or(stored::session);
        Optional<SessionRegistry.Entry> process =
                id.flatMap(session -> SessionRegistry.read(configuration).of(session));
        boolean alive = process.map(SessionRegistry.Entry::alive).orElse(false);
        Instant last = stored.last().at().orElse(Instant.EPOCH);
        Optional<IncidentTraces> incidentFolder = alive || id.isEmpty()
                ? Optional.empty()
                : incidents.flatMap(folder -> IncidentTraces.newest(folder, id.get(), last));
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Evidence evidence = new Evidence(
                now,
                id,
                new Evidence.Process(
                        new Client(
                                stored.transcript().client(),
                                false,
                                stored.provider().orElse(Provider.ANTHROPIC)),
                        alive
                                ? new Exit.Running()
                                : incidentFolder.map(IncidentTraces::exit).orElse(new Exit.Unseen()),
                        alive ? since(process.get().started().orElse(now)) : Duration.ZERO,
                        alive ? since(written) : Duration.ZERO),
                stored.transcript(),
                new Evidence.Reports(
                        incidentFolder.map(IncidentTraces::hooks).orElse(Hooks.silent()),
                        process.map(SessionRegistry.Entry::state)
                                .or(() -> incidentFolder.map(IncidentTraces::sessionFile))
                                .orElse(SessionFile.NEVER),
                        result),
                incidentFolder.map(IncidentTraces::machine).orElse(Machine.unread()),
                incidentFolder.map(IncidentTraces::screen).orElse(Screen.blank()));
        Optional<DiagnosisReport.Session> session =
                id.isEmpty() ? Optional.empty() : Optional.of(named(id.get(), file, stored, process));
        return new DiagnosisTarget(
                evidence, session, finding -> places(finding, file, stored, process, incidentFolder));
    }

    private Duration since(Instant time) {
        return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }

    private DiagnosisReport.Session named(
            SessionId id, Path file, StoredTranscript stored, Optional<SessionRegistry.Entry> process)
            throws IOException {
        Optional<Path> project = TranscriptHead.read(file).workingDirectory().or(stored::workingDirectory);
        boolean ours = file.toAbsolutePath()
                .normalize()
                .startsWith(configuration.resolve("projects").toAbsolutePath().normalize());
        return new DiagnosisReport.Session(
                id,
                Optional.of(file.toAbsolutePath().normalize().toString()),
                project.map(Path::toString),
                ours,
                process.filter(SessionRegistry.Entry::alive).map(SessionRegistry.Entry::pid));
    }

    private Map<String, String> places(
            Finding finding,
            Path file,
            StoredTranscript stored,
            Optional<SessionRegistry.Entry> process,
            Optional<IncidentTraces> incidentFolder)
            throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        Map<Long, Long> lines = new HashMap<>();
        for (String fact : finding.because().keySet()) {
            if (fact.startsWith("transcript.")) {
                long offset = offset(fact, stored);
                if (offset >= 0 && !lines.containsKey(offset)) {
                    lines.put(offset, StoredTranscript.lineAt(file, offset, progress));
                }
                places.put(fact, offset < 0 ? file.toString() : file + ":" + lines.get(offset));
            } else if (fact.equals("session-file") && process.isPresent()) {
                places.put(
                        fact,
                        configuration
                                .resolve("sessions")
                                .resolve(process.get().pid() + ".json")
                                .toString());
            } else {
                incidentFolder.flatMap(kept -> kept(fact, kept.folder())).ifPresent(place -> places.put(fact, place));
            }
        }
        return places;
    }

    /** Where the line begins that says it; -1 when it is no single line. */
    private static long offset(String fact, StoredTranscript stored) {
        if (fact.startsWith("transcript.error")) {
            return stored.transcript().error().map(ApiError::offset).orElse(-1L);
        }
        return switch (fact) {
            case "transcript.ends-on", "transcript.mid-turn", "transcript.retries" ->
                stored.last().offset();
            default -> -1;
        };
    }

    private static Optional<String> kept(String fact, Path folder) {
        int dot = fact.indexOf('.');
        String name =
                switch (dot < 0 ? fact : fact.substring(0, dot)) {
                    case "exit" -> "exit";
                    case "hooks" -> "hooks.json";
                    case "kernel", "disk", "memory" -> "kernel.json";
                    case "screen" -> "screen.txt";
                    case "session-file" -> "session-file";
                    default -> null;
                };
        return Optional.ofNullable(name).map(file -> folder.resolve(file).toString());
    }
}
