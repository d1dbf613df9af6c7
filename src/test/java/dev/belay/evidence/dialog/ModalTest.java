package dev.belay.evidence.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModalTest {
    private static final String RULE = "─".repeat(60) + "\n";

    /** From the screen of 2.1.329 and 2.1.332 on Bedrock and on Vertex. */
    private static final String BILLING = """
              We're changing auto mode to no longer charge for classifier requests in Claude Code.

              However, this session isn't eligible because your requests go through 127.0.0.1:44657, which isn't
              compatible with this update.

              Auto mode works for now, and its classifier requests are billed as before.
              https://code.claude.com/docs/en/auto-mode-classifier-billing

            """;

    private static Optional<Dialog> above(String foot) {
        return Dialog.on("❯ do it\n\n● First.\n\n" + RULE + foot + "\n\n\n");
    }

    @Test
    void knowsTheNoticeThatOnlyInforms() {
        Optional<Dialog> open = above(BILLING + "  Enter to continue · Esc to cancel");
        assertEquals(Optional.of(Dialog.AUTO_MODE_BILLING), open);
        assertEquals(Optional.of("\r"), open.flatMap(Dialog::closedBy));
    }

    @Test
    void knowsItsTitleWhenANarrowTerminalWrapsIt() {
        String wrapped =
                "  We're changing auto mode to no longer\n  charge for classifier requests in Claude\n  Code.\n\n";
        assertEquals(Optional.of(Dialog.AUTO_MODE_BILLING), above(wrapped + "  Enter to continue · Esc to cancel"));
    }

    @Test
    void pressesNothingWhereTheKeysAreOthers() {
        Optional<Dialog> open = above(BILLING + "  Enter to accept the charge · Esc to continue");
        assertEquals(Optional.of(Dialog.MODAL), open);
        assertEquals(Optional.empty(), open.flatMap(Dialog::closedBy));
    }

    @Test
    void seesABoxThatItDoesNotKnow() {
        String terms = "  We've updated our terms.\n\n";
        assertEquals(Optional.of(Dialog.MODAL), above(terms + "  Enter to continue · Esc to cancel"));
        assertEquals(Optional.of(Dialog.MODAL), above(terms + "  Press any key to continue"));
        assertEquals(Optional.of(Dialog.MODAL), above(terms + "  ↑/↓ to select · Enter to confirm · Esc to exit"));
    }

    @Test
    void takesNoFooterForABox() {
        String prompt = RULE + "❯ \n" + RULE;
        for (String footer : new String[] {
            "  ? for shortcuts",
            "  esc to interrupt",
            "  my status line\n  esc to return to the lead",
            "  ⏵⏵ auto mode on (shift+tab to cycle) · esc to interrupt"
        }) {
            assertEquals(Optional.empty(), Dialog.on("● Done.\n\n" + prompt + footer + "\n"), footer);
        }
    }

    @Test
    void takesNoConversationForABox() {
        String said = "● It says:\n" + BILLING + "  Enter to continue · Esc to cancel\n\n";
        assertEquals(Optional.empty(), Dialog.on(said));
        assertEquals(Optional.empty(), Dialog.on(said + RULE + "❯ \n" + RULE + "  ? for shortcuts\n"));
    }

    @Test
    void countsAChoiceBeforeAKeyLine() {
        String choice = "  Do you want to proceed?\n ❯ 1. Yes\n   2. No\n\n  Esc to cancel · Tab to amend";
        assertEquals(Optional.of(Dialog.PERMISSION), above(choice));
    }
}
