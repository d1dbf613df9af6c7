package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds the pages together: each is listed, no link is dead, and what the code cites is there. */
class DocumentationTest {
    private static final Path DOCS = Path.of("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern CITATION =
            Pattern.compile("docs/concepts/client\\.md,[\\s*#/]+([a-z][a-z ]+?)(?=[^a-z ])", Pattern.DOTALL);
    private static final int LONGEST_README = 90;

    @Test
    void theFirstPageStaysShort() throws IOException {
        int lines = Files.readAllLines(Path.of("README.md")).size();
        assertTrue(lines <= LONGEST_README, "README.md has " + lines + " lines, at most " + LONGEST_README);
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!link.group(1).contains(":") && !Files.exists(target(page, link.group(1)))) {
                    dead.add(page + " -> " + link.group(1));
                }
            }
        }
        assertEquals(List.of(), dead);
    }

    @Test
    void everyPageIsListedOnTheFirstPageOfTheDocumentation() throws IOException {
        Set<Path> listed = new TreeSet<>();
        Path index = DOCS.resolve("README.md");
        for (Path list : List.of(index, DOCS.resolve("clients/README.md"))) {
            Matcher link = LINK.matcher(Files.readString(list));
            while (link.find()) {
                listed.add(target(list, link.group(1)));
            }
        }
        Set<Path> there = pages().stream()
                .filter(page -> page.startsWith(DOCS) && !page.equals(index))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(there, listed);
    }

    @Test
    void whatTheCodeCitesAboutTheClientIsThere() throws IOException {
        Set<String> headings = Files.readAllLines(DOCS.resolve("concepts/client.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<String> cited = new ArrayList<>();
        for (Path source : sources()) {
            Matcher citation = CITATION.matcher(Files.readString(source));
            while (citation.find()) {
                String heading = citation.group(1).strip();
                cited.add(heading);
                assertTrue(headings.contains(heading), source + " cites \"" + heading + "\"");
            }
        }
        assertFalse(cited.isEmpty());
    }

    private static Path target(Path page, String link) {
        return (page.getParent() == null ? Path.of(link) : page.getParent().resolve(link)).normalize();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
        try (Stream<Path> found = Files.walk(DOCS)) {
            found.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        return pages;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("src", "main"))) {
            return Stream.concat(
                            found.filter(file -> file.toString().endsWith(".java")),
                            Stream.of(Path.of("scripts/belay")))
                    .toList();
        }
    }
}
