package dev.belay.claude.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookSettingsTest extends HookFixture {
    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.35", "1.0.127", "0.2.9"})
    void injectsNothingIntoAClientThatKnowsNoHooks(String version) {
        assertEquals(List.of("x"), inject(ClientVersion.parse(version), "x").arguments());
    }

    @Test
    void injectsNothingIntoAClientOfUnknownVersion() {
        assertEquals(List.of("x"), inject(Optional.empty(), "x").arguments());
        assertTrue(Files.notExists(directory.resolve("state")));
    }

    @Test
    void namesOnlyEventsThatTheVersionKnows() throws IOException {
        List<String> base =
                List.of("SessionStart", "UserPromptSubmit", "Stop", "SessionEnd", "Notification", "PreCompact");
        assertEquals(
                base, names(injected(inject(ClientVersion.parse("1.0.128"))).path("hooks")));
        assertEquals(
                base, names(injected(inject(ClientVersion.parse("2.1.115"))).path("hooks")));
        List<String> all =
                names(injected(inject(ClientVersion.parse("2.1.116"))).path("hooks"));
        assertEquals(8, all.size());
        assertTrue(all.containsAll(base) && all.contains("StopFailure") && all.contains("PostCompact"));
    }

    @Test
    void leavesTheRestOfTheCommandLineAlone() {
        CommandLine line = inject(NEW, "-p", "x");
        assertEquals("--settings", line.arguments().get(0));
        assertEquals(List.of("-p", "x"), line.arguments().subList(2, 4));
    }

    @Test
    void injectsNothingIntoWhatIsNoSession() {
        assertEquals(List.of("mcp", "list"), inject(NEW, "mcp", "list").arguments());
    }

    @Test
    void keepsThePermanentFilePrivateAndWritesItOnce() throws IOException {
        Path file = Path.of(inject(NEW).settings().get(0));
        Object key = Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));

        assertEquals(file, Path.of(inject(NEW).settings().get(0)));
        assertEquals(
                key,
                Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey());
        try (var files = Files.list(file.getParent())) {
            assertEquals(2, files.count(), "the settings and the program that they name");
        }
    }

    @Test
    void repairsAFileThatSomebodyChanged() throws IOException {
        Path file = Path.of(inject(NEW).settings().get(0));
        String original = Files.readString(file);
        Files.writeString(file, "broken");
        assertEquals(file, Path.of(inject(NEW).settings().get(0)));
        assertEquals(original, Files.readString(file));
    }

    @Test
    void startsTheClientUnobservedWhenNothingCanBeWritten() throws IOException {
        Files.writeString(directory.resolve("state"), "a file where a directory should be");
        assertEquals(List.of("x"), inject(NEW, "x").arguments());
    }

    @Test
    void addsOurHooksToThoseOfTheUserAndKeepsTheRest() throws IOException {
        String users = """
                {"model": "opus", "n": 1.10, "big": 123456789012345678901234567890, "env": {"A": "ä\\n"},
                 "hooks": {"Stop": [{"hooks": [{"type": "command", "command": "mine"}]}],
                           "PreToolUse": [{"matcher": "Bash", "hooks": []}]},
                 "permissions": {"allow": ["Bash(ls:*)"], "defaultMode": "plan"}}""";
        Files.writeString(directory.resolve("mine.json"), users);

        JsonNode file = injected(inject(NEW, "--settings", "mine.json", "x"));
        JsonNode inline = injected(inject(NEW, "--settings", users, "x"));

        assertEquals(file, inline);
        JsonNode stop = file.path("hooks").path("Stop");
        assertEquals(2, stop.size());
        assertEquals("mine", stop.at("/0/hooks/0/command").asText());
        assertEquals(settings.command(), stop.at("/1/hooks/0/command").asText());
        assertEquals(9, file.path("hooks").size());
        ObjectNode original = (ObjectNode) JSON.readTree(users);
        assertEquals(original.at("/hooks/PreToolUse"), file.path("hooks").path("PreToolUse"));
        original.remove("hooks");
        assertEquals(original, ((ObjectNode) file.deepCopy()).without("hooks"));
    }

    private JsonNode injectedWhereItIsSeen(String version, String... arguments) throws IOException {
        return injected(
                settings.inject(CommandLine.of(List.of(arguments)), ClientVersion.parse(version), directory, true));
    }

    @Test
    void whereItIsSeenNoHookRunsForACompaction() throws IOException {
        for (String version : List.of("2.0.37", "2.1.116", "2.1.329")) {
            List<String> events = names(injectedWhereItIsSeen(version).path("hooks"));
            assertFalse(events.contains("PreCompact") || events.contains("PostCompact"), events.toString());
            assertTrue(events.contains("SessionEnd") && events.contains("Stop"), events.toString());
        }
    }

    @Test
    void whereItIsSeenTheClientWaitsForTheLastHookOnly() throws IOException {
        JsonNode hooks = injectedWhereItIsSeen("2.1.329").path("hooks");
        for (String event : names(hooks)) {
            assertEquals(
                    !event.equals("SessionEnd"),
                    hooks.path(event).at("/0/hooks/0/async").asBoolean(),
                    event);
        }
        assertFalse(injectedWhereItIsSeen("2.1.328").toString().contains("async"));
        assertFalse(injected(inject(NEW)).toString().contains("async"));
    }

    @Test
    void aStreamOfJsonHasNoWordAboutOurHooks() throws IOException {
        List<String> events = names(injected(inject(NEW, "-p", "x", "--output-format", "stream-json"))
                .path("hooks"));
        assertFalse(events.contains("SessionStart"), events.toString());
        assertTrue(events.contains("UserPromptSubmit"), events.toString());
    }

    @Test
    void takesTheHooksOfAnEarlierVersionOutOfAFileThatTheUserNames() throws IOException {
        Path earlier = directory.resolve("earlier.json");
        Files.writeString(
                earlier, new HookEntries(List.of("Stop", "PreCompact"), HookHandler.INLINE, false, false).settings());
        JsonNode again = injectedWhereItIsSeen("2.1.329", "--settings", earlier.toString());
        assertEquals(1, again.at("/hooks/Stop").size());
        assertEquals(0, again.at("/hooks/PreCompact").size());
        assertEquals(
                settings.command(), again.at("/hooks/Stop/0/hooks/0/command").asText());
    }

    @Test
    void addsHooksWhereTheUserHasNone() throws IOException {
        JsonNode merged = injected(inject(NEW, "--settings", "{\"model\":\"opus\"}"));
        assertEquals(8, merged.path("hooks").size());
        assertEquals("opus", merged.path("model").asText());
    }

    @Test
    void keepsTheMeaningOfPathsThatAreRelativeToTheUsersFile() throws IOException {
        String users = """
                {"permissions": {"allow": ["Edit(/src/**)", "Read(//etc/x)", "Read(~/y)", "Read(z)", "Bash(/bin/ls:*)"]}}""";
        Path home = Files.createDirectory(directory.resolve("conf"));
        Files.writeString(home.resolve("mine.json"), users);

        JsonNode merged = injected(inject(NEW, "--settings", "conf/mine.json"));

        assertEquals(
                JSON.valueToTree(List.of(
                        "Edit(/" + home + "/src/**)", "Read(//etc/x)", "Read(~/y)", "Read(z)", "Bash(/bin/ls:*)")),
                merged.at("/permissions/allow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing.json",
                "broken.json",
                "{\"a\": 1,}",
                "{\"a\": 1} {}",
                "{\"hooks\": []}",
                "{\"hooks\": null}",
                "{\"hooks\": {\"Stop\": {}}}",
                "{\"hooks\": {}, \"hooks\": {}}",
                "[]",
                "",
                "{",
                "/dev/null",
                "a\0b"
            })
    void leavesSettingsThatItCannotReadToTheClient(String users) throws IOException {
        Files.writeString(directory.resolve("broken.json"), "{ not json");
        CommandLine line = CommandLine.of(List.of("--settings", users, "x"));
        assertSame(line, settings.inject(line, NEW, directory, false));
    }

    @Test
    void mergesThoseOfSeveralSettingsThatTheClientWouldHeed() throws IOException {
        String[] arguments = {"--settings", "{\"a\":1}", "--settings", "{\"b\":1}"};
        assertTrue(injected(inject(ClientVersion.parse("2.1.116"), arguments)).has("a"));
        assertTrue(injected(inject(NEW, arguments)).has("b"));
        assertEquals(
                4, inject(ClientVersion.parse("2.1.200"), arguments).arguments().size());
    }
}
