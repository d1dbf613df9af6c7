package dev.belay.run.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.Setting;
import dev.belay.settings.UsageException;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which session {@code belay resume} takes, and where it goes. */
class ResumptionTest {
    private static final String ONE = "aaaa1111-2222-4333-8444-555555555555";
    private static final String TWO = "bbbb2222-2222-4333-8444-555555555555";

    @TempDir
    private Path folder;

    private Path project;
    private Path elsewhere;

    @BeforeEach
    void makeProjects() throws IOException {
        project = Files.createDirectories(folder.resolve("project")).toRealPath();
        elsewhere = Files.createDirectories(folder.resolve("elsewhere")).toRealPath();
    }

    private void session(String id, String time, String content) throws IOException {
        Path transcripts =
                ProjectDirectory.of(folder.resolve(".claude"), project).path();
        Files.createDirectories(transcripts);
        Files.writeString(
                transcripts.resolve(id + ".jsonl"),
                "{\"parentUuid\":null,\"isSidechain\":false,\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":"
                        + content + "},\"uuid\":\"u\",\"timestamp\":\"" + time + "\",\"cwd\":\"" + project + "\"}\n");
    }

    private Resumption.Start prepare(Path from, String... arguments) throws UsageException {
        return new Resumption(Map.of("HOME", folder.toString()), from).prepare(List.of(arguments));
    }

    @Test
    void goesToTheSessionsOwnFolder() throws Exception {
        session(ONE, "2026-11-24T08:00:00.000Z", "\"Fix it\"");
        Resumption.Start start = prepare(elsewhere, "aaaa", "--", "--model", "opus");
        assertEquals(project, start.folder());
        assertEquals(
                List.of("--resume", ONE, "--model", "opus"), start.options().claude());
        assertEquals(List.of(), start.said());
        assertEquals(List.of(), prepare(project, "aaaa").said());
    }

    /** As Belay keeps it beside the client's own. */
    private Path kept(String id, String area) throws IOException {
        Path own =
                ProjectDirectory.of(folder.resolve(".claude"), project).path().resolve(id + ".jsonl");
        Path state = folder.resolve(".local/state/belay");
        Path root = KeptTranscripts.of(state, folder.resolve(".claude")).configuration();
        Path kept = root.resolve(area).resolve(own.getParent().getFileName()).resolve(own.getFileName());
        Files.createDirectories(kept.getParent());
        Files.createLink(kept, own);
        return own;
    }

    @Test
    void whatClaudeHasDeletedIsPutBackFirst() throws Exception {
        session(ONE, "2026-11-24T08:00:00.000Z", "\"Fix it\"");
        Path own = kept(ONE, "projects");
        Files.delete(own);
        Resumption.Start start = prepare(elsewhere, "aaaa");
        assertTrue(Files.readString(own).contains("Fix it"));
        assertEquals(List.of("--resume", ONE), start.options().claude());
        assertEquals(project, start.folder());
        assertEquals(
                List.of("claude no longer had the session aaaa1111; Belay had kept it and has put it back"),
                start.said());
        assertEquals(List.of(), prepare(elsewhere, "aaaa").said());
    }

    @Test
    void theNewestOfThoseThatAreKeptIsTakenWhereClaudeHasNone() throws Exception {
        session(ONE, "2026-11-24T08:00:00.000Z", "\"Fix it\"");
        Files.delete(kept(ONE, "projects"));
        session(TWO, "2026-11-23T08:00:00.000Z", "\"Fix that\"");
        assertEquals(List.of("--resume", TWO), prepare(project).options().claude());
        Files.delete(kept(TWO, "projects"));
        assertEquals(List.of("--resume", ONE), prepare(project).options().claude());
    }

    @Test
    void whatClaudeHasEmptiedIsPutBackAsItWas() throws Exception {
        session(ONE, "2026-11-24T08:00:00.000Z", "\"Fix it\"");
        Path own = kept(ONE, "earlier");
        Files.delete(own);
        Files.writeString(own, "");
        Resumption.Start start = prepare(project, "aaaa");
        assertTrue(Files.readString(own).contains("Fix it"));
        assertTrue(start.said().get(0).startsWith("claude has emptied the session aaaa1111"), start.said() + "");
    }

    @Test
    void aFolderThatIsGoneIsNamedWithWhatToDo() throws Exception {
        session(ONE, "2026-11-24T08:00:00.000Z", "\"Fix it\"");
        Files.delete(project);
        UsageException gone = assertThrows(UsageException.class, () -> prepare(elsewhere, ONE));
        assertEquals(ExitStatus.NO_INPUT, gone.status());
        assertTrue(gone.getMessage().startsWith("the session's folder is gone: " + project), gone.getMessage());
        assertTrue(gone.getMessage().contains("mkdir -p"), gone.getMessage());
    }

    @Test
    void takesTheNewestOfThisFolder() throws Exception {
        session(ONE, "2026-11-24T08:00:00.000Z", "\"Fix it\"");
        session(TWO, "2026-11-24T09:00:00.000Z", "\"Fix that\"");
        assertEquals(List.of("--resume", TWO), prepare(project).options().claude());
        UsageException none = assertThrows(UsageException.class, () -> prepare(elsewhere));
        assertEquals(ExitStatus.NO_INPUT, none.status());
    }

    @Test
    void aClaudeThatWasTypedWithAPathIsMeantFromHere() throws Exception {
        session(ONE, "2026-11-24T08:00:00.000Z", "\"Fix it\"");
        Resumption.Start start = prepare(elsewhere, "--claude", "./claude", ONE);
        assertEquals(
                elsewhere.resolve("./claude").toString(),
                start.options().given().get(Setting.CLAUDE));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertEquals(
                64,
                assertThrows(UsageException.class, () -> prepare(project, "--what"))
                        .status());
        assertEquals(
                64,
                assertThrows(UsageException.class, () -> prepare(project, ONE, TWO))
                        .status());
    }
}
