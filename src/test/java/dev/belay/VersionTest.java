package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.console.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands in the pom stands nowhere else, and nothing stands there that nobody reads. */
class VersionTest {
    private static final Path POM = Path.of("pom.xml");

    @Test
    void theVersionIsThatOfThePom() throws IOException {
        Matcher version = Pattern.compile("<artifactId>belay</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(POM));
        assertTrue(version.find());
        assertEquals(version.group(1), Version.ours());
    }

    @Test
    void everyPropertyOfThePomIsUsed() throws IOException {
        String pom = Files.readString(POM);
        String properties = pom.substring(pom.indexOf("<properties>"), pom.indexOf("</properties>"));
        List<String> unused = new ArrayList<>();
        Matcher named = Pattern.compile("<([a-z0-9]+\\.version)>").matcher(properties);
        while (named.find()) {
            if (!pom.contains("${" + named.group(1) + "}")) {
                unused.add(named.group(1));
            }
        }
        assertEquals(List.of(), unused);
    }

    /** A system property that a script sets is read, or it says something that is not so. */
    @Test
    void everyPropertyThatAScriptSetsIsRead() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
            for (Path file : files(root)) {
                sources.append(Files.readString(file));
            }
        }
        List<String> dead = new ArrayList<>();
        for (Path script : files(Path.of("scripts"))) {
            Matcher set = Pattern.compile("-D(belay(?:\\.[a-z-]+)+)").matcher(Files.readString(script));
            while (set.find()) {
                if (sources.indexOf('"' + set.group(1) + '"') < 0) {
                    dead.add(script + ": " + set.group(1));
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
