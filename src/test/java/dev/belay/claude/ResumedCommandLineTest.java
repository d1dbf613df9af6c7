package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumedCommandLineTest {
    private static final SessionId ID = new SessionId("11111111-2222-3333-4444-555555555555");

    private static CommandLine line(String... arguments) {
        return CommandLine.of(List.of(arguments));
    }

    private static CommandLine resumed(String... arguments) {
        return line(arguments).resuming(ID, Optional.of("go on"));
    }

    private static void assertWords(CommandLine actual, String... expected) {
        assertEquals(List.of(expected), actual.arguments());
    }

    @Test
    void resumesWithTheOriginalArgumentsAnotherSessionAndAnotherPrompt() {
        assertWords(
                resumed("--model", "opus", "--permission-mode", "plan", "--add-dir", "a", "b", "--", "do it"),
                "--model",
                "opus",
                "--permission-mode",
                "plan",
                "--add-dir",
                "a",
                "b",
                "--resume",
                ID.value(),
                "go on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--resume|old",
                "--resume=old",
                "-r|old",
                "-rold",
                "-r",
                "--continue",
                "-c",
                "--session-id|old",
                "--fork-session|--resume|old",
                "--from-pr|12",
                "--teleport|old",
                "--prefill|old text",
                "a prompt",
                "--|a prompt",
                "-c|a prompt",
                "several|words"
            })
    void repeatsNeitherSessionNorPrompt(String words) {
        assertWords(resumed(words.split("\\|")), "--resume", ID.value(), "go on");
    }

    @Test
    void takesClustersApartWhereTheSessionIsInThem() {
        assertWords(resumed("-cp", "a prompt"), "-p", "--resume", ID.value(), "go on");
    }

    @Test
    void resumesWithoutAPromptWhenThereIsNone() {
        assertWords(line("--verbose", "x").resuming(ID, Optional.empty()), "--verbose", "--resume", ID.value());
    }

    @Test
    void keepsAPromptThatLooksLikeAFlagFromBeingOne() {
        assertWords(line().resuming(ID, Optional.of("-x")), "--resume", ID.value(), "--", "-x");
    }

    @Test
    void keepsUnknownFlagsWithTheirValues() {
        assertWords(
                resumed("--brand-new", "value", "--other=1", "fix the bug"),
                "--brand-new",
                "value",
                "--other=1",
                "--resume",
                ID.value(),
                "go on");
    }

    @Test
    void neverAddsPermissionsAndNeverTakesThemAway() {
        assertFalse(resumed("x").arguments().contains("--dangerously-skip-permissions"));
        assertFalse(line("x").compacting(ID).arguments().contains("--dangerously-skip-permissions"));
        assertTrue(
                resumed("--dangerously-skip-permissions", "x").arguments().contains("--dangerously-skip-permissions"));
        assertTrue(line("--dangerously-skip-permissions", "x")
                .compacting(ID)
                .arguments()
                .contains("--dangerously-skip-permissions"));
    }

    @Test
    void resumingTwiceIsResumingOnce() {
        CommandLine once = resumed("--model", "opus", "--allowedTools", "Bash", "--", "-x");
        assertEquals(once, once.resuming(ID, Optional.of("go on")));
    }

    @Test
    void compactsWithTheSameModelAndPermissionsAndNothingOfTheOutput() {
        assertWords(
                line(
                                "--model",
                                "opus",
                                "-p",
                                "--output-format",
                                "stream-json",
                                "--verbose",
                                "--include-partial-messages",
                                "--mcp-config",
                                "m.json",
                                "--settings",
                                "s.json",
                                "--permission-mode=plan",
                                "--max-turns",
                                "3",
                                "-c",
                                "the prompt")
                        .compacting(ID),
                "-p",
                "--model",
                "opus",
                "--mcp-config",
                "m.json",
                "--settings",
                "s.json",
                "--permission-mode=plan",
                "--resume",
                ID.value(),
                "/compact");
    }

    @Test
    void keepsOurSettingsOverAResume() {
        CommandLine first = line("x").withSettings("/s/h.json");
        assertSame(1, first.resuming(ID, Optional.empty()).settings().size());
    }

    @Test
    void comesBackIntoTheWorktreeThatWasNamedAndMakesNoOtherOne() {
        SessionId session = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");
        assertEquals(
                List.of("-w", "feat", "--resume", session.value()),
                line("-w", "feat", "do it").resuming(session, Optional.empty()).arguments());
        assertEquals(
                List.of("--resume", session.value()),
                line("do it", "-w").resuming(session, Optional.empty()).arguments());
        assertTrue(line("-w", "mcp").isSession());
    }

    @Test
    void whatIsTypedByHandKeepsTheUsersFlagsQuotedForAShell() {
        SessionId session =
                SessionId.parse("01234567-89ab-cdef-0123-456789abcdef").orElseThrow();
        assertEquals(
                "claude --model sonnet --allowedTools 'Bash(git log:*)' Edit --append-system-prompt 'it'\\''s'"
                        + " --resume 01234567-89ab-cdef-0123-456789abcdef",
                CommandLine.of(List.of(
                                "--model",
                                "sonnet",
                                "--allowedTools",
                                "Bash(git log:*)",
                                "Edit",
                                "--append-system-prompt",
                                "it's",
                                "-p",
                                "--output-format",
                                "json",
                                "-c",
                                "a prompt"))
                        .byHand(session));
    }
}
