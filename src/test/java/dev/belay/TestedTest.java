package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every class of more than 80 lines has a test of its name, {@code Test} or {@code Real...Test}, or is listed with the test
 * that covers it, in {@code src/test/resources/tested}. Lines that are blank or hold nothing but a comment do not count.
 * The list may only shrink, and an entry that is no longer needed fails too.
 */
class TestedTest {
    private static final int LINES = 80;
    /** A test that runs the built program names one of these. */
    private static final Set<String> PROGRAM = Set.of("Launcher", "Pty", "PreloadedRun", "SupervisedScreen");

    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");

    /** What each source names. */
    private static final Map<String, Set<String>> NAMES = new TreeMap<>();

    /** The room that each class of the program is in: the package below {@code dev.belay}. */
    private static final Map<String, String> ROOMS = new TreeMap<>();

    private static final Set<String> LARGE = new TreeSet<>();
    /** Each test with its room. */
    private static final Map<String, String> TESTS = new TreeMap<>();

    private static final Map<String, String> COVERED = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/tested"))) {
            if (!line.startsWith("#")) {
                COVERED.put(line.split(" ")[0], line.split(" ")[1]);
            }
        }
        Path main = Path.of("src/main/java/dev/belay");
        for (Path source : sources(main)) {
            List<String> lines = lines(source);
            NAMES.put(name(source), names(lines));
            ROOMS.put(name(source), main.relativize(source).getName(0).toString());
            if (lines.size() > LINES) {
                LARGE.add(name(source));
            }
        }
        Path tests = Path.of("src/test/java/dev/belay");
        for (Path source : sources(tests)) {
            NAMES.putIfAbsent(name(source), names(lines(source)));
            if (name(source).endsWith("Test")) {
                TESTS.put(name(source), tests.relativize(source).getName(0).toString());
            }
        }
        assertTrue(LARGE.size() > 100, "only " + LARGE.size() + " large classes were found");
    }

    @Test
    void everyLargeClassHasATestOfItsNameOrIsListed() {
        Set<String> without = new TreeSet<>(LARGE);
        without.removeIf(name -> TESTS.containsKey(name + "Test") || TESTS.containsKey("Real" + name + "Test"));
        assertEquals(COVERED.keySet(), without, "write a test of its name; the list may only shrink");
    }

    @Test
    void theTestThatCoversAClassIsThereAndReachesIt() {
        List<String> wrong = COVERED.entrySet().stream()
                .filter(entry -> !TESTS.containsKey(entry.getValue()) || !reaches(entry.getValue(), entry.getKey()))
                .map(Map.Entry::toString)
                .toList();
        assertEquals(List.of(), wrong);
    }

    /**
     * Whether the test names it, or something that leads to it, in its own room or in the test's; what only tests use may
     * stand between. A test that runs the built program reaches everything.
     */
    private static boolean reaches(String test, String wanted) {
        Set<String> rooms = new HashSet<>(List.of(ROOMS.get(wanted), TESTS.get(test)));
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(test));
        while (!next.isEmpty()) {
            String name = next.pop();
            boolean leads = !ROOMS.containsKey(name) || rooms.contains(ROOMS.get(name));
            if (leads && reached.add(name)) {
                next.addAll(NAMES.getOrDefault(name, Set.of()));
            }
        }
        return reached.contains(wanted) || reached.stream().anyMatch(PROGRAM::contains);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    /** Those that are neither blank nor a comment. */
    private static List<String> lines(Path source) throws IOException {
        return Files.readAllLines(source).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("/*") && !line.startsWith("*"))
                .filter(line -> !line.startsWith("//"))
                .toList();
    }

    private static Set<String> names(List<String> lines) {
        return NAME.matcher(String.join("\n", lines))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
