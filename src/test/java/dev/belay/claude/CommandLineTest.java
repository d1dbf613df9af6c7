package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.SessionId;
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
                "daemon status",
                "self-hosted-runner",
                "self-hosted-agent-proxy",
                "sandbox",
                "edit-hook",
                "workspace-trust",
                "rc",
                "ultrareview",
                "--model opus mcp list"
            })
    void aSubcommandIsNoSession(String words) {
        assertFalse(line(words.split(" ")).isSession());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
    void aFlagThatOnlyTellsOrLeavesTheTerminalIsNoSession(String words) {
        assertFalse(line(words.split(" ")).isSession());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fix|the mcp server",
                "fix the bug",
                "--model|mcp",
                "--append-system-prompt|--version",
                // A filter for --debug, no subcommand.
                "--debug|mcp",
                "--name|update|go",
                "mpc|list",
                "hello|update",
                "-p|update",
                "--allowedTools|mcp",
                "--resume|doctor",
                "--|--version",
                "--unknown|update",
                "-p|x|--output-format|json",
                "-w",
                "-w|fix",
                "--worktree=fix|do it",
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
        assertEquals(Optional.empty(), line("--resume", "--verbose").lastValue("--resume"));
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
    void readsAValueHoweverItIsWritten() {
        assertEquals(Optional.of("a"), line("--resume", "a").lastValue("--resume"));
        assertEquals(Optional.of("a"), line("-r", "a").lastValue("--resume"));
        assertEquals(Optional.of("a"), line("-ra").lastValue("--resume"));
        assertEquals(Optional.of("a"), line("--session-id=a").lastValue("--session-id"));
        assertEquals(
                Optional.of("b"),
                line("--resume", "a", "--fork-session", "--session-id", "b").lastValue("--session-id"));
        assertEquals(Optional.empty(), line("-c").lastValue("--resume"));
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
    void putsOurSettingsInFrontAndLeavesTheRestAlone() {
        assertWords(
                line("-cp", "x", "--", "--settings").withSettings("/s/h.json"),
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
                        .withSettings("/s/h.json"),
                "--settings",
                "/s/h.json",
                "a",
                "--model",
                "opus",
                "--",
                "-c");
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
}
