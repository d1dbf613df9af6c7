package dev.belay.operate.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.claude.CommandLine;
import dev.belay.evidence.dialog.ColdResume;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start gets where the user wants no hooks. */
class ClientCommandsTest {
    private static final String SESSION = "0a80a98a-2efd-473d-8988-80fe42db6e92";
    private static final String NO_QUESTION = "CLAUDE_CODE_RESUME_TOKEN_THRESHOLD";

    @TempDir
    Path folder;

    private int runs;

    private ClientCommands commands(ColdResume policy, boolean unattended, boolean onTerminal) {
        System.setProperty("belay.folder", folder.resolve("run" + runs++).toString());
        try {
            RunContext context = new RunContext(Optional.of("claude"), Map.of(), RunDirectory.open(), folder, folder);
            return new ClientCommands(
                    context,
                    new ClientVersions(folder),
                    new StartAdditions(context, Optional.empty(), unattended, onTerminal, policy, Optional.empty()));
        } finally {
            System.clearProperty("belay.folder");
        }
    }

    private List<String> words(ColdResume policy, boolean onTerminal, String... words) {
        List<String> all = commands(policy, false, onTerminal)
                .command(
                        new ClientCommands.Program(
                                "claude", new ClientVersions.Known(Optional.of(new ClientVersion(2, 1, 332)), true)),
                        CommandLine.of(List.of(words)))
                .arguments();
        return all.subList(1, all.size());
    }

    @Test
    void keepsAConversationWholeThatIsResumedOnAScreen() {
        assertEquals(
                List.of("--settings", "{\"idleCompaction\":false}", "--resume", SESSION),
                words(ColdResume.FULL, true, "--resume", SESSION));
    }

    @Test
    void addsNothingWhereTheClientDoesNotSummarize() {
        assertEquals(List.of("--resume", SESSION), words(ColdResume.FULL, false, "--resume", SESSION));
        assertEquals(List.of("--resume", SESSION), words(ColdResume.SUMMARY, true, "--resume", SESSION));
        assertEquals(List.of("--resume", SESSION, "go on"), words(ColdResume.FULL, true, "--resume", SESSION, "go on"));
    }

    @Test
    void leavesTheUsersOwnSettingsInTheirPlace() {
        List<String> given = List.of("--settings", "mine.json", "--resume", SESSION);
        assertEquals(given, words(ColdResume.FULL, true, given.toArray(new String[0])));
    }

    @Test
    void putsTheOlderQuestionOffWhereNobodyIsThereAndNothingMayBeLost() {
        assertEquals(
                "1000000000",
                commands(ColdResume.FULL, true, true).environment().get(NO_QUESTION));
        assertNull(commands(ColdResume.FULL, false, true).environment().get(NO_QUESTION));
        assertNull(commands(ColdResume.SUMMARY, true, true).environment().get(NO_QUESTION));
        assertNull(commands(ColdResume.ASK, true, true).environment().get(NO_QUESTION));
    }
}
