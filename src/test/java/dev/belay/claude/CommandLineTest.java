package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
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
    void keepsTheWordsOfTheUserByteForByte() {
        List<String> arguments = List.of("-cp", "--model=opus", "", "ä\n", "--", "-x");
        assertEquals(arguments, CommandLine.of(arguments).arguments());
    }

    @Test
    void doesNotChangeWhenTheListBehindItDoes() {
        List<String> arguments = new java.util.ArrayList<>(List.of("a"));
        CommandLine line = CommandLine.of(arguments);
        arguments.add("b");
        assertWords(line, "a");
    }

    @Test
    void isASessionWithoutAnyArgument() {
        assertTrue(line().isSession());
        assertEquals(Optional.empty(), line().prompt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mcp list",
                "update",
                "upgrade",
                "doctor",
                "install stable",
                "config list",
                "setup-token",
                "migrate-installer",
                "agents",
                "plugin list",
                "plugins",
                "auth status",
                "auto-mode",
                "attach x",
                "gateway",
                "import",
                "logs x",
                "purge",
                "respawn",
                "rm x",
                "stop x",
                "kill x",
                "ultrareview",
                "--model opus mcp list",
                "--debug mcp",
                "--version",
                "-v",
                "-h",
                "--help",
                "mcp --help",
                "--bg task",
                "--background",
                "--cloud",
                "--cloud=x",
                "--remote",
                "--teleport",
                "--remote-control",
                "--rc name",
                "--tmux",
                "--tmux=classic",
                "--desktop",
                "-p --version"
            })
    void isNoSession(String words) {
        // "--debug mcp" is a filter for --debug, not a subcommand: the only line of this list that is a session.
        assertEquals(words.equals("--debug mcp"), line(words.split(" ")).isSession());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fix|the mcp server",
                "fix the bug",
                "--model|mcp",
                "--append-system-prompt|--version",
                "--name|update|go",
                "mpc|list",
                "hello|update",
                "-p|update",
                "--allowedTools|mcp",
                "--resume|doctor",
                "--|--version",
                "--unknown|update",
                "-p|x|--output-format|json",
                "-c"
            })
    void isASession(String words) {
        assertTrue(line(words.split("\\|")).isSession());
    }

    @Test
    void knowsPrintModeInAllItsSpellings() {
        assertTrue(line("-p", "x").isPrint());
        assertTrue(line("--print").isPrint());
        assertTrue(line("-cp", "x").isPrint());
        assertTrue(line("x", "-p").isPrint());
        assertFalse(line("--append-system-prompt", "-p").isPrint());
        assertFalse(line("--", "-p").isPrint());
        assertFalse(line("--permission-mode", "plan").isPrint());
    }

    @Test
    void findsThePromptBetweenFlagsAndTheirValues() {
        assertEquals(
                Optional.of("fix it"),
                line("--model", "opus", "fix it", "--verbose").prompt());
        assertEquals(Optional.of("fix it"), line("--model=opus", "fix it").prompt());
        assertEquals(Optional.of("fix it"), line("--verbose", "fix it").prompt());
        assertEquals(Optional.of("-fix"), line("--verbose", "--", "-fix").prompt());
        assertEquals(Optional.of("first"), line("first", "second").prompt());
        assertEquals(Optional.of(""), line("").prompt());
        assertEquals(Optional.of("-"), line("-").prompt());
    }

    @Test
    void leavesTheValuesOfVariadicFlagsToThem() {
        assertEquals(
                Optional.empty(),
                line("--allowedTools", "Bash", "Read", "fix it").prompt());
        assertEquals(
                Optional.of("fix it"),
                line("--allowed-tools", "Bash", "Read", "--", "fix it").prompt());
        assertEquals(
                Optional.of("x"), line("--add-dir", "a", "b", "--verbose", "x").prompt());
        assertEquals(Optional.of("x"), line("--add-dir=a", "x").prompt());
        assertEquals(
                Optional.empty(), line("--mcp-config", "a.json", "{\"a b\": 1}").prompt());
    }

    @Test
    void takesASentenceAfterAnMcpConfigurationForThePromptAs1_0_35Does() {
        assertEquals(
                Optional.of("fix it"), line("--mcp-config", "a.json", "fix it").prompt());
    }

    @Test
    void givesOptionalValuesOnlyWhatDoesNotLookLikeAFlag() {
        assertEquals(Optional.of("x"), line("--resume", ID.value(), "x").prompt());
        assertEquals(Optional.empty(), line("--resume", "--verbose").sessionGiven());
        assertEquals(Optional.of("x"), line("--resume", "--", "x").prompt());
        assertEquals(Optional.of("x"), line("-d", "api,hooks", "x").prompt());
        assertEquals(Optional.of("fix the bug"), line("--debug", "fix the bug").prompt());
    }

    @Test
    void takesTheNextWordForTheValueOfAFlagItDoesNotKnowUnlessItIsASentenceOrAFlag() {
        assertEquals(Optional.of("go"), line("--brand-new", "value", "go").prompt());
        assertEquals(
                Optional.of("fix the bug"), line("--brand-new", "fix the bug").prompt());
        assertEquals(Optional.of("go"), line("--brand-new", "--verbose", "go").prompt());
        assertEquals(Optional.of("go"), line("--brand-new=value", "go").prompt());
    }

    @Test
    void namesTheSessionThatTheUserChose() {
        assertEquals(Optional.of("a"), line("--resume", "a").sessionGiven());
        assertEquals(Optional.of("a"), line("-r", "a").sessionGiven());
        assertEquals(Optional.of("a"), line("-ra").sessionGiven());
        assertEquals(Optional.of("a"), line("--session-id=a").sessionGiven());
        assertEquals(
                Optional.of("b"),
                line("--resume", "a", "--fork-session", "--session-id", "b").sessionGiven());
        assertEquals(Optional.empty(), line("-c").sessionGiven());
    }

    @Test
    void readsSettingsAndOutputFormat() {
        assertEquals(List.of(), line("x").settings());
        assertEquals(List.of("a.json"), line("--settings", "a.json").settings());
        assertEquals(
                List.of("a", "{\"b\":1}"),
                line("--settings=a", "--settings", "{\"b\":1}").settings());
        assertEquals(List.of(), line("--settings").settings());
        assertEquals(Optional.of("json"), line("-p", "--output-format", "json").outputFormat());
        assertEquals(
                Optional.of("stream-json"), line("--output-format=stream-json").outputFormat());
        assertTrue(line("-p", "--no-session-persistence").isEphemeral());
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
    void putsOurSettingsInFrontAndLeavesTheRestAlone() {
        assertWords(
                line("-cp", "x", "--", "--settings").withSettings(Path.of("/s/h.json")),
                "--settings",
                "/s/h.json",
                "-cp",
                "x",
                "--",
                "--settings");
    }

    @Test
    void putsOurSettingsInThePlaceOfAllOfTheUsers() {
        assertWords(
                line("a", "--settings", "b", "--settings={}", "--model", "opus", "--", "-c")
                        .withSettings(Path.of("/s/h.json")),
                "--settings",
                "/s/h.json",
                "a",
                "--model",
                "opus",
                "--",
                "-c");
    }

    @Test
    void keepsOurSettingsOverAResume() {
        CommandLine first = line("x").withSettings(Path.of("/s/h.json"));
        assertSame(1, first.resuming(ID, Optional.empty()).settings().size());
    }

    @Test
    void tellsMessagesOnStandardInputFromAPrompt() {
        assertTrue(line("-p", "--input-format", "stream-json").readsMessages());
        assertTrue(line("-p", "--input-format=stream-json", "--output-format", "stream-json")
                .readsMessages());
        assertFalse(line("-p", "--input-format", "text").readsMessages());
        assertFalse(line("-p", "--output-format", "stream-json", "--", "--input-format")
                .readsMessages());
        assertFalse(line("-p", "x").readsMessages());
    }

    @Test
    void knowsWhetherItIsVerbose() {
        assertTrue(line("-p", "x", "--verbose").isVerbose());
        assertFalse(line("-p", "x", "--append-system-prompt", "--verbose").isVerbose());
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
