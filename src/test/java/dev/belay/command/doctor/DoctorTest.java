package dev.belay.command.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Commands;
import dev.belay.command.Home;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.doctor.check.Checks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private Home home;

    @BeforeEach
    void begin() throws IOException {
        home = new Home(folder);
        Files.createDirectories(home.configuration().resolve("backups"));
    }

    private int run(String answers, String... arguments) {
        out.reset();
        errors.reset();
        Console console = new Console(
                new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminals.none(),
                home.environment,
                home.project);
        return Commands.run("doctor", new Doctor(), List.of(arguments), console);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesOneObjectForPrograms() throws IOException {
        assertEquals(0, run("", "--json", "--only", "alias,config"));
        JsonNode json = new ObjectMapper().readTree(out());
        assertEquals(1, json.get("schemaVersion").asInt());
        assertEquals(2, json.get("checks").size());
        JsonNode config = json.get("checks").get(0);
        assertEquals("config", config.get("check").asText());
        assertEquals("ok", config.get("status").asText());
        assertTrue(config.get("say").asText().contains(".claude.json"));
        assertEquals("", config.get("fix").asText());
        assertEquals("", errors());
    }

    @Test
    void refusesAnUnknownCheckWithTheNearestName() {
        assertEquals(64, run("", "--only", "permissons"));
        assertEquals("belay doctor: unknown check 'permissons' (did you mean permissions?)\n", errors());
        assertEquals(64, run("", "--only"));
        assertEquals(64, run("", "--quick"));
        assertEquals("", out());
    }

    @Test
    void failsWithOneWhenACheckFails() throws IOException {
        Files.writeString(home.home.resolve(".claude.json"), "{\"a\": 1");
        assertEquals(1, run("", "--only=config"));
        assertTrue(out().startsWith("fail  config  "), out());
        assertTrue(out().contains("line 1, column 8: it is cut off"), out());
    }

    @Test
    void restoresTheNewestGoodBackupOnlyAfterAYes() throws IOException {
        Path state = home.home.resolve(".claude.json");
        Files.writeString(state, "{\"a\": 1");
        backup("1", "{\"old\": true}", "2026-01-01T00:00:00Z");
        backup("2", "{\"good\": true}", "2026-02-01T00:00:00Z");
        backup("3", "{\"torn", "2026-03-01T00:00:00Z");
        assertEquals(1, run("n\n", "--only", "config", "--fix"));
        assertEquals("{\"a\": 1", Files.readString(state));
        assertEquals(1, run("", "--only", "config", "--fix"));
        assertEquals("{\"a\": 1", Files.readString(state));
        assertTrue(errors().contains("Replace it with the backup from 2026-02-01T00:00:00Z"), errors());
        assertEquals(0, run("y\n", "--only", "config", "--fix"));
        assertEquals("{\"good\": true}", Files.readString(state));
        try (var kept = Files.newDirectoryStream(home.home, ".claude.json.corrupted.*")) {
            assertEquals("{\"a\": 1", Files.readString(kept.iterator().next()));
        }
    }

    private void backup(String name, String text, String time) throws IOException {
        Path file = home.configuration().resolve("backups").resolve(".claude.json.backup." + name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
    }

    @Test
    void saysWhenThereIsNothingToRepair() {
        assertEquals(0, run("", "--only", "alias", "--fix"));
        assertEquals("", out());
        assertEquals("belay doctor: nothing needs fixing\n", errors());
    }

    @Test
    void printsNoSecretAndNoControlCharacters() throws IOException {
        home.environment.put("ANTHROPIC_BASE_URL", "not a url sk-ant-api03-abcdefghijklmnop \u001b[31m");
        run("", "--only", "network");
        assertTrue(!out().contains("abcdefghijklmnop") && !out().contains("\u001b"), out());
    }

    @Test
    void theHelpNamesEveryCheck() throws IOException {
        String help = Files.readString(Path.of("src/main/resources/dev/belay/help/doctor.txt"));
        for (String name : Checks.names()) {
            assertTrue(help.lines().anyMatch(line -> line.startsWith("  " + name + " ")), name);
        }
    }
}
