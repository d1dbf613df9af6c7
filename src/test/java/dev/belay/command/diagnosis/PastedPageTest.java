package dev.belay.command.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.diagnosis.input.PastedText;
import dev.belay.diagnose.Rulebook;
import dev.belay.rules.RuleFiles;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastedPageTest {
    private static final Rulebook RULES = RuleFiles.ours();
    private static final int COLUMNS = 80;
    private static final int MOST_LINES = 12;

    private static String page(String pasted) {
        return DiagnosisReport.ofPasted(PastedText.diagnose(RULES, pasted, Instant.EPOCH))
                .text(new Style(false), COLUMNS);
    }

    /** As a terminal shows them: what is too long for a line takes another. */
    private static int lines(String page) {
        return page.lines()
                .mapToInt(line -> Math.max(1, (Untrusted.columns(line) + COLUMNS - 1) / COLUMNS))
                .sum();
    }

    private static List<String> pastedTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/cases"))) {
            for (Path file :
                    files.filter(path -> path.endsWith("pasted.txt")).sorted().toList()) {
                texts.add(Files.readString(file));
            }
        }
        for (String name : List.of("failures.txt", "reported.txt", "healthy.txt")) {
            String all = Files.readString(Path.of("src/test/resources/pasted", name));
            texts.addAll(List.of(all.split("(?m)^=== .*\n")));
        }
        for (String name : List.of("messages.tsv", "reported.tsv", "kin.tsv", "examples.tsv")) {
            for (String line : Files.readAllLines(Path.of("src/test/resources", name))) {
                texts.add(line.substring(line.lastIndexOf('\t') + 1).replace("\\n", "\n"));
            }
        }
        return texts;
    }

    @Test
    void saysAllThatAPersonNeedsOnTwelveLines() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String text : pastedTexts()) {
            String page = page(text);
            boolean failed =
                    !page.startsWith("unexplained") && !page.startsWith("user-quit") && !page.startsWith("finished");
            for (String label : failed
                    ? List.of("because  ", "now      ", "later    ", "sure     ", "next     ")
                    : List.of("sure     ")) {
                if (!page.contains("\n" + label)) {
                    wrong.add("no " + label + page);
                }
            }
            if (lines(page) > MOST_LINES) {
                wrong.add(lines(page) + " lines: " + page);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void quotesTheWordsThatItWasToldBy() {
        assertTrue(page("x\nAPI Error: 529 Overloaded\n").contains("because  \"API Error: 529 Overloaded"));
    }

    @Test
    void readsALineOfAnyLengthOnASmallStack() throws InterruptedException {
        for (String part : List.of("x", "x ", "\\\"", "(a.b_c) ", "a:1 ", "\"k\":\"v\",", "at f(", "{\"a\":")) {
            String long1 = "API Error: 529 {\"type\":\"error\",\"message\":\"" + part.repeat(9000)
                    + "\"}\nPrompt is too long\n";
            Throwable[] thrown = new Throwable[1];
            Thread reader = new Thread(null, () -> page(long1), "small stack", 256 * 1024);
            reader.setUncaughtExceptionHandler((thread, fault) -> thrown[0] = fault);
            reader.start();
            reader.join();
            assertEquals(null, thrown[0], part);
        }
    }

    @Test
    void saysHowSureItIs() {
        assertTrue(page("Your credit balance is too low to access the Anthropic API")
                .contains("sure     certain\n"));
        assertTrue(
                page("API Error: 529").contains("sure     likely: only a status or a code says so\n"),
                page("API Error: 529"));
        assertTrue(page("all is well").contains("sure     no failure is known by these words\n"));
        String spoken = page("Yesterday I kept seeing \"API Error: 529 Overloaded\", and then it went away.");
        assertTrue(spoken.contains("sure     spoken of: overloaded\n"), spoken);
    }
}
