package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.diagnosis.input.PastedText;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What people paste is named for what the client says in it, and not for what is spoken of. Each text of {@code pasted/}
 * has a head, {@code === classes | where it is from}, with {@code none} where nothing has failed.
 */
class PastedTextsTest {
    private static final Rulebook RULES = RuleFiles.ours();
    /** Every so many of this project's files. */
    private static final int SAMPLE = 12;

    record Pasted(List<String> classes, String source, String text) {
        boolean isNamed(Diagnosis diagnosis) {
            return classes.equals(List.of("none")) ? isHealthy(diagnosis) : classes.contains(diagnosis.failure());
        }
    }

    @Test
    void namesWhatWasReported() throws IOException {
        List<String> wrong = wrong("reported.txt");
        assertTrue(wrong.size() <= 3, () -> String.join("\n", wrong));
    }

    @Test
    void namesAFailureInWhateverWrapper() throws IOException {
        assertEquals(List.of(), wrong("failures.txt"));
    }

    @Test
    void namesNoFailureWhereOneIsOnlySpokenOf() throws IOException {
        assertEquals(List.of(), wrong("healthy.txt"));
    }

    @Test
    void saysWhichFailuresATextSpeaksOf() {
        Diagnosis diagnosis = diagnose("Yesterday I kept seeing \"API Error: 529 Overloaded\", and then it went away.");
        assertTrue(diagnosis.unexplained());
        assertEquals(List.of("overloaded"), diagnosis.candidates());
    }

    @Test
    void findsNoFailureInSomeOfItsOwnSourcesTestsAndDocuments() throws IOException {
        assertEquals(List.of(), alarms(SAMPLE));
    }

    @Tag("slow")
    @Test
    void findsNoFailureInAnyOfItsOwnSourcesTestsAndDocuments() throws IOException {
        assertEquals(List.of(), alarms(1));
    }

    /** What is named in each so-manieth of this project's files. */
    private static List<String> alarms(int step) throws IOException {
        List<String> alarms = new ArrayList<>();
        List<Path> files = ownFiles();
        for (int i = 0; i < files.size(); i += step) {
            Diagnosis diagnosis = diagnose(Files.readString(files.get(i)));
            if (!isHealthy(diagnosis)) {
                alarms.add(files.get(i) + " " + diagnosis.failure() + " "
                        + diagnosis.best().because());
            }
        }
        return alarms;
    }

    private static List<Path> ownFiles() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("docs", "config", "src/main", "src/test/java", "scripts")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(?:java|md|json|txt|sh|xml|c)|[^.]+"))
                        .sorted()
                        .forEach(all::add);
            }
        }
        for (String file : List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "pom.xml")) {
            all.add(Path.of(file));
        }
        assertTrue(all.size() > 1000, () -> "holds only " + all.size());
        return all;
    }

    private static boolean isHealthy(Diagnosis diagnosis) {
        return diagnosis.unexplained() || diagnosis.best().rule().kind() == Kind.CLEAN;
    }

    private static Diagnosis diagnose(String text) {
        return PastedText.diagnose(RULES, text, Instant.EPOCH);
    }

    private static List<String> wrong(String file) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Pasted pasted : texts(file)) {
            Diagnosis diagnosis = diagnose(pasted.text());
            if (!pasted.isNamed(diagnosis)) {
                wrong.add(pasted.source() + ": " + pasted.classes() + " but was " + diagnosis.failure() + " "
                        + diagnosis.best().because());
            }
        }
        return wrong;
    }

    private static List<Pasted> texts(String file) throws IOException {
        try (InputStream in = PastedTextsTest.class.getResourceAsStream("/pasted/" + file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== "))
                    .filter(text -> !text.isBlank())
                    .map(PastedTextsTest::text)
                    .toList();
        }
    }

    private static Pasted text(String block) {
        int end = block.indexOf('\n');
        String[] head = block.substring(0, end).split(" \\| ", 2);
        return new Pasted(
                Arrays.asList(head[0].split(" ")),
                head[1],
                block.substring(end + 1).stripTrailing());
    }
}
