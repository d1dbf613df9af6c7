package dev.belay.command.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Home;
import dev.belay.console.Terminals;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopTableTest {
    private static final String NOW = Instant.now().toString();

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
        home.session(Home.ID, Home.user("日本語のとても長い題名 ".repeat(20) + "\033[31m", NOW));
        home.session(Home.OTHER, Home.user("deploy", NOW), Home.error("API Error: 529 Overloaded", NOW));
    }

    private String table(int width, boolean coloured) {
        Terminals terminal = new Terminals(new Style(coloured), width, false, false, 0);
        assertEquals(0, home.command(terminal, "top", "--once"), home.errors());
        return home.out();
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        for (int width : List.of(40, 60, 80, 120, 200)) {
            String table = table(width, false);
            table.lines().forEach(line -> assertTrue(Untrusted.columns(line) <= width, width + ": " + line));
            assertFalse(table.contains("\033"), table);
            assertTrue(table.contains("down"), table);
        }
    }

    @Test
    void aNarrowOneKeepsStateAndTitle() {
        String heading = table(40, false).lines().findFirst().orElseThrow();
        assertTrue(heading.strip().startsWith("state") && heading.endsWith("title"), heading);
        assertFalse(heading.contains("memory"), heading);
        assertTrue(table(200, false).contains("recoveries"), () -> table(200, false));
    }

    @Test
    void coloursAreOurs() {
        assertFalse(table(120, true).contains("\033[31m"));
    }

    @Test
    void inAPipeEveryColumnIsThere() {
        String heading = table(0, false).lines().findFirst().orElseThrow();
        for (String title :
                List.of("state", "project", "session", "context", "last hour", "memory", "recoveries", "last record")) {
            assertTrue(heading.contains(title), heading);
        }
    }

    @Test
    void theContextStandsBesideItsLimit() throws IOException {
        String usage = "\"usage\":{\"input_tokens\":2000,\"cache_read_input_tokens\":130000}";
        String answer = Home.answer("done", NOW)
                .replace("\"usage\":{\"input_tokens\":12,\"cache_read_input_tokens\":30}", usage);
        assertTrue(answer.contains(usage), answer);
        String error = Home.error("API Error: 529 Overloaded", NOW);
        for (String[] one : new String[][] {
            {"claude-haiku-4-5-20251001", " 132k/200k "},
            {"claude-opus-5-5", " 132k/1M "},
            {"some-model", " 132k "}
        }) {
            String named = answer.replace("\"model\":\"claude\"", "\"model\":\"" + one[0] + "\"");
            home.session(Home.OTHER, Home.user("deploy", NOW), named, error);
            assertTrue(table(200, false).contains(one[1]), () -> table(200, false));
        }
        String large = answer.replace("130000", "530000").replace("\"claude\"", "\"claude-opus-4-6\"");
        home.session(Home.OTHER, Home.user("deploy", NOW), large, error);
        assertTrue(table(200, false).contains(" 532k "), () -> table(200, false));
    }
}
