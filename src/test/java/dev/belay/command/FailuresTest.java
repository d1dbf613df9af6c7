package dev.belay.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    @TempDir
    Path configuration;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private int run(String... arguments) {
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminals.none(),
                Map.of("XDG_CONFIG_HOME", configuration.toString()),
                configuration);
        return Commands.run("failures", new Failures(), List.of(arguments), console);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    private void rule(String name, String json) throws IOException {
        Path folder = Files.createDirectories(configuration.resolve("belay").resolve("failures"));
        Files.writeString(folder.resolve(name), json);
    }

    @Test
    void listsTheCatalogue() {
        assertEquals(0, run());
        assertTrue(out().lines().count() >= 47);
        assertTrue(out().matches("(?s).*\\nusage-limit {2,}You have reached your plan.*"), out());
    }

    @Test
    void tellsAllOfOneClass() {
        assertEquals(0, run("killed-by-kernel-oom"));
        assertTrue(out().contains("What to do\n  - Resume the session"), out());
        assertTrue(out().contains("What Belay does: resume, then compact-and-resume, then give-up"), out());
        assertTrue(out().contains("anthropics/claude-code#799"), out());
    }

    @Test
    void writesOneObjectForPrograms() throws IOException {
        assertEquals(0, run("--json", "overloaded"));
        JsonNode json = new ObjectMapper().readTree(out());
        assertEquals(1, json.get("schemaVersion").asInt());
        assertEquals("overloaded", json.get("failures").get(0).get("failure").asText());
    }

    @Test
    void knowsTheRulesOfTheUserAndShowsThemWithoutControlCharacters() throws IOException {
        rule(
                "mine.json",
                "{\"say\":\"It \\u001b[31mfell.\",\"why\":\"w\",\"fix\":[],\"when\":[{\"exit.code\":\"9\"}],\"recover\":[\"ask\"]}");
        assertEquals(0, run("mine"));
        assertTrue(out().contains("It fell."), out());
        assertFalse(out().contains("\u001b"));
    }

    @Test
    void leavesOutABrokenRuleOfTheUserAndSaysSo() throws IOException {
        rule("mine.json", "{\n\"sya\": 1}");
        assertEquals(0, run());
        assertTrue(errors().contains("mine.json:2: unknown key 'sya' (known: say, why"), errors());
        assertTrue(out().contains("overloaded"), out());
    }

    @Test
    void saysThatThereIsNoSuchFailure() {
        assertEquals(66, run("no-such"));
        assertTrue(errors().startsWith("belay failures: unknown failure 'no-such' "), errors());
    }

    @Test
    void namesWhatMayHaveBeenMeant() {
        assertEquals(66, run("oom"));
        assertTrue(errors().contains("did you mean") && errors().contains("killed-by-kernel-oom"), errors());
        errors.reset();
        assertEquals(66, run("overlaoded"));
        assertTrue(errors().contains("(did you mean overloaded?)"), errors());
        errors.reset();
        assertEquals(64, run("--jsn"));
        assertTrue(errors().contains("unknown option '--jsn' (did you mean --json?)"), errors());
    }

    @Test
    void refusesUnknownWords() {
        assertEquals(64, run("--yaml"));
        assertEquals(64, run("overloaded", "killed"));
    }

    /** Who copies the example has a rule that is read and that matches. */
    @Test
    void theExampleInTheHelpIsARule() throws IOException {
        String help = Files.readString(Path.of("src/main/resources/dev/belay/help/failures.txt"));
        String example = help.substring(help.indexOf("\n  {") + 1, help.indexOf("\n  }") + 4);
        Path rules = Files.createDirectories(configuration.resolve("belay/failures"));
        Files.writeString(rules.resolve("proxy-login.json"), example);
        assertEquals(0, run("proxy-login"), errors());
        assertTrue(out().contains("The company's proxy wants a login."), out());
        out.reset();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(
                new ByteArrayInputStream(
                        "API Error: 407 Proxy Authentication Required".getBytes(StandardCharsets.UTF_8)),
                print,
                print,
                Terminals.none(),
                Map.of("XDG_CONFIG_HOME", configuration.toString(), "HOME", configuration.toString()),
                configuration);
        Commands.run(List.of("diagnose", "-"), console);
        assertTrue(out().contains("The company's proxy wants a login."), out());
    }
}
