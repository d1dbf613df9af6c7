package dev.belay.watch.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.dialog.Dialog;
import dev.belay.evidence.status.StatusReport;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientSignsTest {
    private static final String PERMISSION = "Do you want to proceed?\n❯ 1. Yes\n  2. No\n";

    private static Evidence.Reports file(SessionFile file) {
        return new Evidence.Reports(Hooks.silent(), file);
    }

    private static ClientSigns reported(StatusReport.State state, SessionFile file, String screen) {
        return ClientSigns.of(file(file).with(StatusReport.of(state)), Optional.of(screen), Movement.none());
    }

    @Test
    void theStateThatItReportsOutranksTheSessionFileAndTheScreen() {
        assertEquals(
                Activity.IDLE,
                reported(StatusReport.State.DONE, SessionFile.BUSY, "esc to interrupt")
                        .activity());
        ClientSigns working = reported(StatusReport.State.WORKING, SessionFile.WAITING, PERMISSION);
        assertEquals(Activity.BUSY, working.activity());
        assertEquals(Optional.empty(), working.dialog());
        assertFalse(
                reported(StatusReport.State.WORKING, SessionFile.IDLE, "❯ \n").quietScreen());
    }

    @Test
    void theScreenSaysWhichQuestionItIsBlockedOn() {
        ClientSigns signs = reported(StatusReport.State.BLOCKED, SessionFile.BUSY, PERMISSION);
        assertEquals(Activity.WAITING, signs.activity());
        assertEquals(Optional.of(Dialog.PERMISSION), signs.dialog());
        assertEquals(
                Optional.of(Dialog.OTHER),
                reported(StatusReport.State.BLOCKED, SessionFile.BUSY, "Something new.")
                        .dialog());
    }

    @Test
    void aStateThatWasTakenBackLeavesItToTheOtherSources() {
        ClientSigns signs = reported(StatusReport.State.CLEAR, SessionFile.BUSY, PERMISSION);
        assertEquals(Activity.WAITING, signs.activity());
        assertEquals(Optional.of(Dialog.PERMISSION), signs.dialog());
    }

    private static ClientSigns of(String screen) {
        return ClientSigns.of(file(SessionFile.SILENT), Optional.of(screen), Movement.none());
    }

    @Test
    void readsTheFootOfABusyScreen() {
        ClientSigns busy = of("● Working\n\n✻ Pondering… (9s · ↓ 1.2k tokens)\n\n────\n❯ \n────\n  esc to interrupt\n");
        assertEquals(Activity.BUSY, busy.activity());
        assertEquals("1.2k", busy.tokens());
        assertFalse(busy.retrying());
    }

    @Test
    void knowsAnIdlePrompt() {
        assertEquals(
                Activity.IDLE,
                of("● Done.\n\n────\n❯ \n────\n  ? for shortcuts\n").activity());
    }

    @Test
    void believesNoWordsFurtherUpInTheConversation() {
        String far =
                "The footer says: esc to interrupt, retrying in 2s\n" + "line\n".repeat(20) + "❯ \n  ? for shortcuts\n";
        assertEquals(Activity.IDLE, of(far).activity());
        assertFalse(of(far).retrying());
    }

    @Test
    void knowsARetryAndALimitThatTheClientSitsOut() {
        assertTrue(of("✻ 500 Internal server error · retrying in 2s · attempt 3/3\n  esc to interrupt\n")
                .retrying());
        assertTrue(of("⚠ Usage limit reached\n  Continuing automatically at 10:21am · Esc to cancel\n")
                .continuing());
    }

    @Test
    void believesTheSessionFileBeforeTheScreen() {
        ClientSigns signs = ClientSigns.of(file(SessionFile.BUSY), Optional.of("❯ \n"), Movement.none());
        assertEquals(Activity.BUSY, signs.activity());
    }

    @Test
    void knowsDialogsByTheirChoices() {
        assertEquals(
                Optional.of(Dialog.TRUST),
                Dialog.on(
                        "Quick safety check: Is this a project you created or one you trust?\n\n ❯ 1. Yes, I trust this"
                                + " folder\n   2. No, exit\n"));
        assertEquals(
                Optional.of(Dialog.TRUST),
                Dialog.on(
                        "Is this a project you created or one you trust?\n   Yes, I trust this folder\n ❯ No, exit\n"));
        assertEquals(
                Optional.of(Dialog.RESUME_FROM_SUMMARY),
                Dialog.on(
                        "This session is 3h old and 130k tokens.\n ❯ 1. Resume from summary (recommended)\n   2. Resume"
                                + " full session as-is\n   3. Don't ask me again\n"));
        assertEquals(
                Optional.of(Dialog.PERMISSION),
                Dialog.on("Bash command\n  rm x\nDo you want to proceed?\n❯ 1. Yes\n  2. No\n"));
        assertEquals(
                Optional.of(Dialog.USAGE_LIMIT),
                Dialog.on(
                        "What do you want to do?\n ❯ 1. Stop and wait for limit to reset\n   2. Upgrade your plan\n"));
        assertEquals(
                Optional.of(Dialog.RESUME_PICKER),
                Dialog.on("  Resume session\n  │ ⌕ Search…   │\n    p\n  ❯ do it\n    38 minutes ago · HEAD · 7.6KB\n"
                        + "  Ctrl+A to show all projects · Space to preview · Esc to close\n"));
        assertEquals(
                Optional.of(Dialog.API_KEY),
                Dialog.on("Do you want to use this API key?\n   1. Yes\n ❯ 2. No (recommended)\n"));
    }

    @Test
    void takesNoWordsOfAConversationForADialog() {
        assertEquals(Optional.empty(), Dialog.on("● Do you want to proceed? I would.\n\n❯ \n  ? for shortcuts\n"));
        assertEquals(Optional.empty(), Dialog.on("❯ Do you want to proceed?\n● Yes.\n❯ \n"));
    }

    @Test
    void measuresNothingWithoutAScreenAndAGauge() {
        assertFalse(ClientSigns.of(file(SessionFile.SILENT), Optional.empty(), Movement.unmeasurable())
                .movement()
                .measurable());
        assertTrue(ClientSigns.of(file(SessionFile.SILENT), Optional.of("❯ \n"), Movement.unmeasurable())
                .movement()
                .measurable());
        assertTrue(ClientSigns.of(file(SessionFile.SILENT), Optional.empty(), Movement.none())
                .movement()
                .measurable());
    }

    /** The client says that it waits, in words that no version had before. */
    @Test
    void believesASessionFileThatSaysADialogIsOpen() {
        ClientSigns signs =
                ClientSigns.of(file(SessionFile.WAITING), Optional.of("Something new.\n\n  [ OK ]\n"), Movement.none());
        assertEquals(Optional.of(Dialog.OTHER), signs.dialog());
        String limit = "⚠ Usage limit reached\n  Continuing automatically at 10:21am · Esc to cancel\n";
        assertEquals(
                Optional.empty(),
                ClientSigns.of(file(SessionFile.WAITING), Optional.of(limit), Movement.none())
                        .dialog());
    }
}
