package dev.belay.command.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Home;
import dev.belay.console.Terminals;
import dev.belay.evidence.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String RECORDED = "2.1.329-base-4turns.jsonl";

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
    }

    private int report(String... arguments) {
        return home.command(Terminals.none(), "report", arguments);
    }

    @Test
    void thePageOfTheLastSessionLiesInTheFolderOfReportsForItsOwnerAlone() throws IOException {
        home.recorded(RECORDED, Home.ID);
        assertEquals(0, report(), home.errors());
        Path page = Path.of(home.out().strip());
        assertEquals(home.home.resolve(".local/state/belay/reports/session-" + Home.ID + ".html"), page);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
        String text = Files.readString(page);
        assertTrue(text.contains("What happened when"), "the time line");
        assertTrue(text.contains("4 turns"), "its turns");
    }

    @Test
    void aPageGoesWhereItIsAskedFor() throws IOException {
        home.recorded(RECORDED, Home.ID);
        assertEquals(0, report(Home.ID, "-o", "night.html"), home.errors());
        assertTrue(Files.readString(home.project.resolve("night.html")).startsWith("<!DOCTYPE html>"));
        assertEquals(0, report(Home.ID.substring(0, 6), "--output=-"), home.errors());
        assertTrue(home.out().contains("<!DOCTYPE html>"), "on standard output");
    }

    @Test
    void aDeviceStaysWhatItIs() throws IOException {
        home.recorded(RECORDED, Home.ID);
        assertEquals(0, report("-o", "/dev/null"), home.errors());
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    void theTextFitsInFortyLines() throws IOException {
        home.recorded(RECORDED, Home.ID);
        assertEquals(0, report("--text"), home.errors());
        assertTrue(home.out().lines().count() <= 40, home.out());
        assertTrue(home.out().contains("turns    "), home.out());
    }

    @Test
    void manySessionsAreATableFirst() throws IOException {
        home.recorded(RECORDED, Home.ID);
        home.recorded("2.1.329-print-http400-prompt-too-long.jsonl", Home.OTHER);
        assertEquals(0, report("--since", "364d", "-o", "-"), home.errors());
        String page = home.out();
        assertTrue(page.contains("All sessions"), "the table");
        assertTrue(
                page.indexOf("id=\"session-1\"") < page.indexOf("id=\"session-2\""), "each of them, the worst on top");
        assertTrue(page.contains("belay resume " + Home.OTHER), "what is left to do");
    }

    @Test
    void whatIsWrongIsSaidInOneSentence() throws IOException {
        assertEquals(ExitStatus.NO_INPUT, report());
        assertEquals(ExitStatus.NO_INPUT, report("deadbeef"));
        assertEquals(ExitStatus.NO_INPUT, report("--since", "1h"));
        assertEquals(ExitStatus.NO_INPUT, report("--batch", "nowhere"));
        assertEquals(ExitStatus.USAGE, report("--since", "yesterday"));
        assertEquals(ExitStatus.USAGE, report("--last", "--since", "1h"));
        assertEquals(ExitStatus.USAGE, report("--text", "--json"));
        home.recorded(RECORDED, Home.ID);
        assertEquals(ExitStatus.SETTINGS, report("-o", "nowhere/page.html"));
        assertEquals(ExitStatus.USAGE, report("-o", "."));
        assertTrue(home.errors().lines().allMatch(line -> line.startsWith("belay report: ")), home.errors());
    }
}
