package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture, and the tables of what to change where, against the sources. */
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "belay");
    private static final Path PAGE = Path.of("docs", "concepts", "architecture.md");
    private static final Path TABLES = Path.of("docs", "how-to", "extend.md");
    private static final String BEGIN = "<!-- begin of the packages -->\n";
    private static final String END = "<!-- end of the packages -->\n";
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern PROMISE = Pattern.compile("/\\*\\*(.*?)\\*/\\s*package dev\\.belay", Pattern.DOTALL);

    @Test
    void theMapOfThePackagesIsThatOfTheirPromises() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("belay.regenerate")) {
            Files.writeString(PAGE, page.substring(0, begin) + map() + page.substring(end));
        }
        assertEquals(
                map(),
                Files.readString(PAGE).substring(begin, Files.readString(PAGE).indexOf(END)));
    }

    @Test
    void everyClassThatIsNamedIsThere() throws IOException {
        Set<String> classes = classes();
        List<String> unknown = new ArrayList<>();
        for (Path page : List.of(PAGE, TABLES)) {
            for (String word : code(page)) {
                if (word.matches("[A-Z][A-Za-z]+s?")
                        && !classes.contains(word)
                        && !classes.contains(word.replaceFirst("s$", ""))) {
                    unknown.add(page + ": " + word);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyClassStandsInThePackageThatIsNamed() throws IOException {
        List<String> elsewhere = new ArrayList<>();
        int qualified = 0;
        for (String word : code(PAGE)) {
            if (word.matches("[a-z.]+\\.[A-Z][A-Za-z]+")) {
                qualified++;
                if (!Files.exists(SOURCES.resolve(word.replace('.', '/') + ".java"))) {
                    elsewhere.add(word);
                }
            }
        }
        assertEquals(List.of(), elsewhere);
        assertTrue(qualified > 10, "only " + qualified + " classes are named with their package");
    }

    @Test
    void everyFileThatIsNamedIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int files = 0;
        for (Path page : List.of(PAGE, TABLES)) {
            for (String word : code(page)) {
                boolean path =
                        word.matches("(?:src|docs|scripts|config)/\\S+") && !word.matches(".*[A-Z]{4,}.*|.*\\*.*");
                files += path ? 1 : 0;
                if (path && !Files.exists(Path.of(word))) {
                    missing.add(page + ": " + word);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(files > 20, "only " + files + " files are named");
    }

    private static String map() throws IOException {
        TreeMap<String, String> promises = new TreeMap<>();
        try (Stream<Path> found = Files.walk(SOURCES)) {
            for (Path file :
                    found.filter(path -> path.endsWith("package-info.java")).toList()) {
                String name = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
                Matcher promise = PROMISE.matcher(Files.readString(file));
                assertTrue(promise.find(), file.toString());
                promises.put(name, plain(promise.group(1)));
            }
        }
        StringBuilder map = new StringBuilder("| package | what it promises |\n|---|---|\n");
        promises.forEach((name, promise) -> map.append("| `")
                .append(name.isEmpty() ? "dev.belay" : name)
                .append("` | ")
                .append(promise)
                .append(" |\n"));
        return map.toString();
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\R\\s*\\*", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|link) ([^}]+)}", "`$1`")
                .strip();
    }

    private static List<String> code(Path page) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher matcher = CODE.matcher(Files.readString(page));
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
        return words;
    }

    private static Set<String> classes() throws IOException {
        Set<String> classes = new TreeSet<>();
        for (Path root : List.of(SOURCES, Path.of("src", "test", "java"))) {
            try (Stream<Path> found = Files.walk(root)) {
                found.map(path -> path.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> classes.add(name.replaceFirst("\\.java$", "")));
            }
        }
        return classes;
    }
}
