package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may know whom: each package with those that it may import, nested ones for themselves. The core knows only what is
 * nearer to its centre and does no input or output; everything else points inward; nobody knows the commands but Main.
 */
class LayerTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "belay");

    /** The first line is Main's own. A package that is not here may not be. */
    private static final Path TABLE = Path.of("src", "test", "resources", "layers");

    private static final List<String> CORE = List.of(
            "evidence.dialog",
            "evidence.status",
            "evidence.spending",
            "evidence",
            "evidence.fact",
            "diagnose.notation",
            "diagnose.regex",
            "diagnose.wording",
            "diagnose.speech",
            "diagnose.criterion",
            "diagnose",
            "decide.time",
            "decide",
            "supervise");

    private static final List<String> FORBIDDEN_IN_THE_CORE = List.of(
            "java.io.", "java.nio.", "java.net.", "java.util.concurrent.", "com.fasterxml.", "com.pty4j", "org.slf4j");
    private static final Pattern OURS = Pattern.compile("\\bdev\\.belay\\.((?:[a-z][a-z0-9]*\\.)*)[A-Z]");

    @Test
    void eachPackageImportsWhatTheTableSaysAndNothingElse() throws IOException {
        assertEquals(lines(table()), lines(uses()));
    }

    @Test
    void noPackageKnowsItselfByWayOfOthers() {
        Map<String, Set<String>> table = table();
        List<String> circles = new ArrayList<>();
        for (String start : table.keySet()) {
            Set<String> reached = new TreeSet<>();
            List<String> next = new ArrayList<>(table.get(start));
            while (!next.isEmpty()) {
                String name = next.remove(0);
                if (reached.add(name)) {
                    next.addAll(table.getOrDefault(name, Set.of()));
                }
            }
            if (reached.contains(start)) {
                circles.add(start);
            }
        }
        assertEquals(List.of(), circles);
    }

    @Test
    void theCoreKnowsOnlyWhatIsNearerToItsCentre() {
        for (String name : CORE) {
            List<String> inner = CORE.subList(0, CORE.indexOf(name));
            assertTrue(inner.containsAll(table().get(name)), name + " imports " + table().get(name));
        }
    }

    @Test
    void theCoreDoesNoInputAndOutput() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            if (CORE.contains(packageOf(file))) {
                String code = code(file);
                FORBIDDEN_IN_THE_CORE.stream()
                        .filter(code::contains)
                        .forEach(word -> wrong.add(file + " uses " + word));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyTheChildPackageKnowsPty4j() throws IOException {
        for (Path file : files()) {
            assertTrue(!code(file).contains("com.pty4j") || packageOf(file).equals("child"), file.toString());
        }
    }

    @Test
    void nobodyKnowsTheCommandsButMain() {
        table().forEach((name, used) -> assertTrue(
                name.equals("Main")
                        || name.startsWith("command")
                        || used.stream().noneMatch(other -> other.startsWith("command")),
                name + " imports a command"));
    }

    @Test
    void nobodyKnowsMain() {
        table().forEach((name, used) -> assertTrue(!used.contains("Main"), name));
    }

    @Test
    void eachPackageSaysWhatItPromises() throws IOException {
        for (Path file : files()) {
            Path promise = file.resolveSibling("package-info.java");
            assertTrue(Files.exists(promise), "no " + promise);
        }
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TABLE);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new TreeMap<>();
        for (String line : lines()) {
            int colon = line.indexOf(':');
            String used = line.substring(colon + 1).trim();
            table.put(line.substring(0, colon), used.isEmpty() ? Set.of() : new TreeSet<>(List.of(used.split(" +"))));
        }
        return table;
    }

    /** As the table is written, so that a difference can be read, and copied. */
    private static String lines(Map<String, Set<String>> uses) {
        StringBuilder lines = new StringBuilder();
        uses.forEach((name, used) ->
                lines.append(name).append(": ").append(String.join(" ", used)).append("\n"));
        return lines.toString();
    }

    /** Which of our packages each package names, in imports or in the code. */
    private static Map<String, Set<String>> uses() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Path file : files()) {
            String name = packageOf(file);
            Set<String> used = uses.computeIfAbsent(name, unused -> new TreeSet<>());
            Matcher matcher = OURS.matcher(code(file));
            while (matcher.find()) {
                String other =
                        matcher.group(1).isEmpty() ? "Main" : matcher.group(1).replaceAll("\\.$", "");
                if (!other.equals(name)) {
                    used.add(other);
                }
            }
        }
        return uses;
    }

    private static String packageOf(Path file) {
        Path folder = SOURCES.relativize(file).getParent();
        return folder == null ? "Main" : folder.toString().replace('/', '.');
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(found.size() > 20, "only " + found.size() + " sources");
            return found;
        }
    }

    /** A source without its comments and strings. */
    private static String code(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("(?m)(?<!:)//.*$", " ")
                .replaceAll("\"dev\\.belay[^\"\n]*\"", " ")
                .replaceAll("(?m)^package .*$", "");
    }
}
