package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Most wordings of the rule files have an example that somebody has written or reported, and not only one made from them. */
class WordingExamplesTest {
    /** So many have none, and none is to be added: a new wording comes with its example. */
    private static final int WITHOUT = 11;

    @Test
    void hasAnExampleWrittenByHandOfMostWordings() throws IOException {
        String examples = examples();
        List<String> without = Wordings.all().parallelStream()
                .filter(wording -> !RegexExample.fits(wording, examples))
                .toList();
        assertEquals(WITHOUT, without.size(), () -> "have none:\n" + String.join("\n", without));
    }

    /** All of them, with an empty line in between. */
    private static String examples() throws IOException {
        List<String> all = new ArrayList<>();
        Path resources = Path.of("src", "test", "resources");
        for (String name : List.of("messages.tsv", "reported.tsv", "kin.tsv", "providers.tsv", "examples.tsv")) {
            for (String line : Files.readAllLines(resources.resolve(name))) {
                all.add(line.substring(line.lastIndexOf('\t') + 1).replace("\\n", "\n"));
            }
        }
        for (Path folder : List.of(resources.resolve("pasted"), Path.of("src", "test", "cases"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                    all.add(Files.readString(file));
                }
            }
        }
        return String.join("\n\n", all);
    }
}
