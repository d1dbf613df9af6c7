package dev.belay.claude.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import dev.belay.evidence.dialog.ColdResume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the client is kept from resuming a summary in place of the conversation, and that its user's word stands. */
class WholeConversationTest {
    private static final String SESSION = "0a80a98a-2efd-473d-8988-80fe42db6e92";
    private static final ClientVersion NEW = new ClientVersion(2, 1, 332);

    @TempDir
    Path folder;

    private String settings(ColdResume policy, ClientVersion version, String... words) throws IOException {
        CommandLine injected = new HookSettings(folder, policy)
                .inject(CommandLine.of(List.of(words)), Optional.of(version), folder, true);
        return Files.readString(Path.of(injected.settings().get(0)));
    }

    private boolean keptWhole(ColdResume policy, ClientVersion version, String... words) throws IOException {
        return settings(policy, version, words).contains("\"idleCompaction\":false");
    }

    @Test
    void isSoForAResumeWithoutAPrompt() throws Exception {
        assertEquals(true, keptWhole(ColdResume.FULL, NEW, "--resume", SESSION));
        assertEquals(true, keptWhole(ColdResume.FULL, NEW, "--continue"));
        assertEquals(true, keptWhole(ColdResume.ASK, NEW, "--resume", SESSION));
    }

    @Test
    void isNotSoWhereNothingOfTheKindCanHappen() throws Exception {
        assertEquals(false, keptWhole(ColdResume.FULL, NEW, "--resume", SESSION, "go on"));
        assertEquals(false, keptWhole(ColdResume.FULL, NEW, "-p", "--resume", SESSION));
        assertEquals(false, keptWhole(ColdResume.FULL, NEW, "--model", "opus"));
        assertEquals(false, keptWhole(ColdResume.FULL, new ClientVersion(2, 1, 330), "--resume", SESSION));
    }

    @Test
    void isNotSoWhereASummaryIsWelcome() throws Exception {
        assertEquals(false, keptWhole(ColdResume.SUMMARY, NEW, "--resume", SESSION));
    }

    @Test
    void leavesToTheUserWhatHisOwnSettingsDecide() throws Exception {
        String users = "{\"idleCompaction\":true}";
        assertEquals(false, keptWhole(ColdResume.FULL, NEW, "--settings", users, "--resume", SESSION));
        assertEquals(true, keptWhole(ColdResume.FULL, NEW, "--settings", "{\"model\":\"opus\"}", "--resume", SESSION));
    }
}
