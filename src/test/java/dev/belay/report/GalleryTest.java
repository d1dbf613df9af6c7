package dev.belay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.cases.Case;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.Provider;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is true of each text that a person is shown, whatever has failed, and at whichever provider. */
class GalleryTest {
    private static final int MOST_LINES = 24;
    private static final Pattern JSON = Pattern.compile("\\{\\s*\"|\"\\}|\":\\s*[\"{\\[]|\"\\s*,\\s*\"");
    private static final Pattern REQUEST_ID = Pattern.compile("\\breq_\\w|request_id");
    private static final Pattern DOUBLED =
            Pattern.compile("\\b(\\p{L}{2,}) \\1\\b|(?<!\\.)\\.\\.(?!\\.)|[.,;:] [.,;]|\\(\\)|,,|;;");
    private static final Pattern STATUS_TWICE = Pattern.compile("\\b([45]\\d\\d) \\(\\1\\)");
    private static final Pattern FACT =
            Pattern.compile("\\b(?:exit|transcript|result|hooks|session-file|screen|kernel|memory|disk|client|stall"
                    + "|silence|ran|start|configuration)\\.[a-z]+(?:-[a-z]+)*: ");
    private static final Pattern VERB = Pattern.compile(
            "(?:(?:Behind|With|Without|In|On|To|As|If|For|From|While) [^:]*?[,:] )?" + "(?:then )?[A-Za-z`].*");
    private static final List<String> NO_VERBS = List.of(
            "The ", "A ", "An ", "Another ", "Nothing ", "Old ", "Large ", "Or ", "It ", "This ", "There ", "/", "`");

    private static final int MOST_SHOWN = 3;
    private static final Path PAGE = Path.of("src", "test", "resources", "gallery.txt");

    private static final List<ShownFailure> SHOWN = everything();

    /** Each case as Anthropic's users see it, and one case of each class at each provider. */
    private static List<ShownFailure> everything() {
        List<ShownFailure> shown = new ArrayList<>();
        String failure = "";
        for (Case one : Case.all()) {
            shown.add(ShownFailure.of(one));
            if (!one.failure().equals(failure)) {
                failure = one.failure();
                Stream.of(Provider.values())
                        .filter(provider -> provider != Provider.ANTHROPIC)
                        .forEach(provider -> shown.add(ShownFailure.of(one, provider)));
            }
        }
        return shown;
    }

    @Test
    void thePageShowsWhatAPersonGetsOfEachCase() throws IOException {
        StringBuilder text = new StringBuilder(
                "What a person gets of each case under src/test/cases, made by\n"
                        + "scripts/test -Dbelay.regenerate=true; read what has changed as somebody would at three in the morning.\n");
        String failure = "";
        int ofThisClass = 0;
        for (ShownFailure shown : SHOWN) {
            boolean first = !shown.diagnosis().failure().equals(failure);
            failure = shown.diagnosis().failure();
            boolean elsewhere = shown.name().contains(" at ");
            ofThisClass = first ? 1 : elsewhere ? ofThisClass : ofThisClass + 1;
            boolean sameAsAtAnthropic = elsewhere && !shown.saysSomethingElseThere();
            if (ofThisClass > MOST_SHOWN || sameAsAtAnthropic) {
                continue;
            }
            text.append("\n# ").append(shown).append('\n');
            if (elsewhere) {
                part(text, "unattended", shown.unattended());
                continue;
            }
            part(text, "asked, 80 columns", shown.asked(80));
            if (first) {
                part(text, "popup", shown.popup());
                part(text, "asked, 40 columns", shown.asked(40));
                part(text, "details", shown.details(80));
                part(text, "unattended", shown.unattended());
                part(text, "diagnose", shown.diagnosed(80));
                part(text, "incidents", shown.listed());
            }
        }
        if (Boolean.getBoolean("belay.regenerate")) {
            Files.writeString(PAGE, text.toString());
        }
        assertEquals(Files.readString(PAGE), text.toString());
    }

    private static void part(StringBuilder text, String what, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n## ").append(what).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
        }
    }

    /** A sentence about each line that is wrong. */
    private static void holds(String what, Predicate<String> wrong) {
        List<String> found = new ArrayList<>();
        each((name, line) -> {
            if (wrong.test(line)) {
                found.add(name + ": " + line);
            }
        });
        assertTrue(found.isEmpty(), () -> what + ", " + found.size() + " lines:\n" + String.join("\n", found));
    }

    private static void each(BiConsumer<String, String> look) {
        for (ShownFailure shown : SHOWN) {
            shown.everything().stream()
                    .filter(line -> !isTheUsersOwn(line))
                    .forEach(line -> look.accept(shown.name(), line));
        }
    }

    /** What the user has typed is shown as it is. */
    private static boolean isTheUsersOwn(String line) {
        return line.startsWith("Task: ")
                || line.startsWith("  under way")
                || line.startsWith("  cut short")
                || line.startsWith("  last tool");
    }

    @Test
    void anAnswerOfTheApiIsShownAsItsSentence() {
        holds("JSON", line -> JSON.matcher(line).find());
        holds("an id of a request", line -> REQUEST_ID.matcher(line).find());
    }

    @Test
    void nothingIsSaidTwiceInARow() {
        holds(
                "doubled",
                line -> DOUBLED.matcher(line).find()
                        || STATUS_TWICE.matcher(line).find());
    }

    @Test
    void nothingInItControlsATerminal() {
        holds("controls", line -> !line.strip().equals(Untrusted.line(line).strip()) && !line.contains("  "));
    }

    @Test
    void noFactIsCalledByTheNameThatRulesUse() {
        holds("the id of a fact", line -> FACT.matcher(line).find());
    }

    @Test
    void noLineIsWiderThanTheTerminalUnlessOneWordIs() {
        List<String> wide = new ArrayList<>();
        for (int columns : new int[] {80, 40}) {
            for (ShownFailure shown : SHOWN) {
                Stream.of(shown.asked(columns), shown.details(columns), shown.diagnosed(columns))
                        .flatMap(List::stream)
                        .filter(line -> Untrusted.columns(line) > columns && !isOneWord(line) && !isACommand(line))
                        .forEach(line -> wide.add(shown + " at " + columns + ": " + line));
            }
        }
        assertTrue(wide.isEmpty(), () -> wide.size() + " lines:\n" + String.join("\n", wide));
    }

    private static boolean isOneWord(String line) {
        String text = line.strip();
        return text.indexOf(' ') < 0
                || line.substring(Math.min(13, line.length())).strip().indexOf(' ') < 0;
    }

    /** What is to be copied stays in one piece. */
    private static boolean isACommand(String line) {
        return line.strip().startsWith("claude ") || line.strip().startsWith("belay ") || line.contains("next  ");
    }

    @Test
    void aMessageFitsOnAScreen() {
        for (ShownFailure shown : SHOWN) {
            assertTrue(shown.asked(80).size() <= MOST_LINES, () -> shown + ":\n" + String.join("\n", shown.asked(80)));
        }
    }

    @Test
    void aSentenceEndsWithAFullStop() {
        for (Rule rule : ShownFailure.RULES.rules()) {
            for (Provider provider : Provider.values()) {
                Advice advice = rule.on(provider).advice();
                assertTrue(advice.say().general().endsWith("."), () -> rule.name() + ": " + advice.say());
                assertTrue(advice.why().general().endsWith("."), () -> rule.name() + ": " + advice.why());
                for (String fix : advice.fix().general()) {
                    assertTrue(fix.endsWith("."), () -> rule.name() + ": " + fix);
                    assertEquals(0, fix.chars().filter(unit -> unit == '`').count() % 2, fix);
                }
                assertTrue(!advice.fix().general().isEmpty(), rule.name());
            }
        }
    }

    @Test
    void aFixBeginsWithWhatToDo() {
        List<String> wrong = new ArrayList<>();
        for (Rule rule : ShownFailure.RULES.rules()) {
            for (Provider provider : Provider.values()) {
                for (String fix : rule.on(provider).fix()) {
                    boolean verb =
                            VERB.matcher(fix).matches() && NO_VERBS.stream().noneMatch(fix::startsWith);
                    if (!verb) {
                        wrong.add(rule.name() + " at " + provider.id() + ": " + fix);
                    }
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }
}
