package dev.belay.command.diagnosis.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.SessionFile;
import dev.belay.evidence.status.StatusReport;
import dev.belay.journal.KeptIncidents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A session whose client is alive, and whose Belay keeps what that reports of its state. */
class SupervisedStatesTest {
    private static final String ID = "0a80a98a-2efd-473d-8988-80fe42db6e92";

    @TempDir
    Path folder;

    private final Instant started = Instant.now().minus(Duration.ofMinutes(1));
    private Path transcript;

    @BeforeEach
    void clientThatRuns() throws IOException {
        Path sessions = Files.createDirectories(folder.resolve("config/sessions"));
        long pid = ProcessHandle.current().pid();
        Files.writeString(
                sessions.resolve(pid + ".json"),
                "{\"pid\": " + pid + ", \"sessionId\": \"" + ID + "\", \"status\": \"waiting\", \"startedAt\": "
                        + Instant.now().toEpochMilli() + "}");
        Path project = Files.createDirectories(folder.resolve("config/projects/-x"));
        transcript = project.resolve(ID + ".jsonl");
        Files.writeString(
                transcript,
                "{\"type\":\"user\",\"sessionId\":\"" + ID
                        + "\",\"message\":{\"role\":\"user\",\"content\":\"hi\"},\"uuid\":\"u1\",\"parentUuid\":null}\n");
    }

    private void runOf(String name, String session, StatusReport.State state, Instant at) throws IOException {
        Path run = Files.createDirectories(folder.resolve("runtime/belay").resolve(name));
        Files.writeString(run.resolve("session"), session + "\n");
        StatusReport report = new StatusReport(
                state,
                Optional.of(StatusReport.Kind.PERMISSION),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of("approve Bash: ls"),
                at);
        Files.writeString(run.resolve("status"), report.lines());
    }

    private DiagnosisTarget target() throws IOException {
        Map<String, String> environment = Map.of(
                "XDG_RUNTIME_DIR", folder.resolve("runtime").toString(),
                "XDG_STATE_HOME", folder.resolve("state").toString());
        return new SessionTarget(
                        new UserRecords(
                                folder.resolve("config"),
                                KeptIncidents.of(Map.of()),
                                Optional.empty(),
                                new SupervisedStates(environment)),
                        Instant.now(),
                        bytes -> {})
                .of(transcript);
    }

    private Optional<LiveState> state() throws IOException {
        return target().session().orElseThrow().state();
    }

    @Test
    void tellsWhatTheClientReportedToItsTerminal() throws Exception {
        runOf("1", ID, StatusReport.State.BLOCKED, Instant.now());
        assertEquals(
                "blocked (permission), as claude reports to the terminal: approve Bash: ls",
                state().orElseThrow().sentence());
        assertEquals(SessionFile.WAITING, target().evidence().sessionFile());
    }

    @Test
    void withoutAReportItsSessionFileSaysIt() throws Exception {
        assertEquals("waiting, as its session file says", state().orElseThrow().sentence());
    }

    @Test
    void takesTheNewestAndNoOtherSessionsReport() throws Exception {
        runOf("1", "11111111-2222-4333-8444-555555555555", StatusReport.State.ERROR, Instant.now());
        runOf("2", ID, StatusReport.State.IDLE, Instant.now().minusSeconds(1));
        runOf("3", ID, StatusReport.State.WORKING, Instant.now());
        assertEquals("working", state().orElseThrow().state());
    }

    @Test
    void believesNoReportOfAnEarlierClientAndNoneThatWasTakenBack() throws Exception {
        runOf("1", ID, StatusReport.State.WORKING, started.minus(Duration.ofHours(1)));
        runOf("2", ID, StatusReport.State.CLEAR, Instant.now());
        assertEquals(LiveState.Source.SESSION_FILE, state().orElseThrow().source());
    }

    /** As another user may put one into the folder for temporary files. */
    @Test
    @Timeout(60)
    @DisabledOnOs(OS.WINDOWS)
    void waitsForNoPipe() throws Exception {
        Path run = Files.createDirectories(folder.resolve("runtime/belay/1"));
        for (String name : new String[] {"session", "status"}) {
            new ProcessBuilder("mkfifo", run.resolve(name).toString()).start().waitFor();
        }
        runOf("2", ID, StatusReport.State.WORKING, Instant.now());
        assertEquals("working", state().orElseThrow().state());
    }
}
