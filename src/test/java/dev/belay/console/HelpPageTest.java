package dev.belay.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpPageTest {
    private static final Path PAGES = Path.of("src", "main", "resources", "dev", "belay", "help");

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            List<Path> pages = files.sorted().toList();
            assertFalse(pages.isEmpty());
            return pages;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void noLineIsLongerThan80Columns(Path page) throws IOException {
        assertEquals(
                List.of(),
                Files.readAllLines(page).stream()
                        .filter(line -> line.length() > 80)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsANarrowTerminalAndLosesNoWord(Path page) throws IOException {
        String text = Files.readString(page);
        String narrow = HelpPage.of(text, 60);
        for (String line : narrow.lines().toList()) {
            // An example is to be copied, so it may be wider.
            assertTrue(line.length() <= 60 || text.contains(line + "\n"), line);
        }
        assertEquals(text.replaceAll("\\s+", " "), narrow.replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPipeAndAWideTerminalGetThePageAsItIs(Path page) throws IOException {
        String text = Files.readString(page);
        assertEquals(text, HelpPage.of(text, 0));
        assertEquals(text, HelpPage.of(text, 80));
        assertEquals(text, HelpPage.of(text, 200));
    }

    @Test
    void rejoinsWhatOnlyTheEdgeHadBroken() {
        String page = "  --name   " + "word ".repeat(12) + "words\n           more\n  --other  x\n";
        assertTrue(HelpPage.of(page, 70).contains("\n           words more\n  --other  x\n"), HelpPage.of(page, 70));
    }
}
