package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
 * Who may know whom (design, section 2): the core knows only what is nearer to its centre and does no input or output;
 * everything else points inward, and nobody knows the commands but Main and Wiring.
 */
class LayerTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "belay");
    private static final Map<String, Set<String>> CORE = Map.of(
            "evidence", Set.of(),
            "diagnose", Set.of("evidence"),
            "decide", Set.of("evidence", "diagnose"),
            "supervise", Set.of("evidence", "diagnose", "decide"));

    /** Anybody outside the core may use these; they know nobody. */
    private static final Set<String> LEAVES = Set.of("text", "posix");

    private static final List<String> FORBIDDEN_IN_THE_CORE = List.of(
            "java.io.", "java.nio.", "java.net.", "java.util.concurrent.", "com.fasterxml.", "com.pty4j", "org.slf4j");
    private static final Pattern OURS = Pattern.compile("\\bdev\\.belay\\.([a-z]+)\\b");

    @Test
    void theCoreKnowsOnlyWhatIsNearerToItsCentre() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Set<String>> layer : CORE.entrySet()) {
            Set<String> strangers = new TreeSet<>(uses().getOrDefault(layer.getKey(), Set.of()));
            strangers.removeAll(layer.getValue());
            strangers.forEach(stranger -> wrong.add(layer.getKey() + " imports " + stranger));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theCoreDoesNoInputAndOutput() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files()) {
            if (CORE.containsKey(packageOf(file))) {
                String code = code(file);
                FORBIDDEN_IN_THE_CORE.stream()
                        .filter(code::contains)
                        .forEach(word -> wrong.add(file + " uses " + word));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void textAndPosixKnowNobody() throws IOException {
        for (String leaf : LEAVES) {
            assertEquals(Set.of(), uses().getOrDefault(leaf, Set.of()), leaf);
        }
    }

    @Test
    void theMachineKnowsTheEvidenceAndTheCallsOfTheSystemAlone() throws IOException {
        assertEquals(Set.of("evidence", "posix"), uses().get("machine"));
    }

    @Test
    void theProviderKnowsEvidenceVersionsAndJsonAlone() throws IOException {
        assertEquals(Set.of("child", "evidence", "json"), uses().get("provider"));
        assertEquals(Set.of("text"), uses().get("json"));
    }

    @Test
    void onlyTheChildPackageKnowsPty4j() throws IOException {
        for (Path file : files()) {
            assertTrue(!code(file).contains("com.pty4j") || packageOf(file).equals("child"), file.toString());
        }
    }

    @Test
    void nobodyKnowsTheCommandsButMainAndWiring() throws IOException {
        uses().forEach((layer, used) -> assertTrue(
                layer.isEmpty() || layer.equals("command") || !used.contains("command"), layer + " imports command"));
    }

    @Test
    void noTwoPackagesKnowEachOther() throws IOException {
        Map<String, Set<String>> uses = uses();
        List<String> wrong = new ArrayList<>();
        uses.forEach((layer, used) -> used.stream()
                .filter(other ->
                        !layer.isEmpty() && uses.getOrDefault(other, Set.of()).contains(layer))
                .forEach(other -> wrong.add(layer + " and " + other)));
        assertEquals(List.of(), wrong);
    }

    @Test
    void nobodyKnowsMainAndWiring() throws IOException {
        for (Path file : files()) {
            assertTrue(
                    packageOf(file).isEmpty()
                            || !Pattern.compile("import (?:static )?dev\\.belay\\.[A-Z]")
                                    .matcher(code(file))
                                    .find(),
                    file + " imports from dev.belay itself");
        }
    }

    /** Which of our packages each package names, in imports or in the code. */
    private static Map<String, Set<String>> uses() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (Path file : files()) {
            Set<String> used = uses.computeIfAbsent(packageOf(file), name -> new TreeSet<>());
            Matcher matcher = OURS.matcher(code(file));
            while (matcher.find()) {
                if (!matcher.group(1).equals(packageOf(file))) {
                    used.add(matcher.group(1));
                }
            }
        }
        return uses;
    }

    private static String packageOf(Path file) {
        Path within = SOURCES.relativize(file);
        return within.getNameCount() == 1 ? "" : within.getName(0).toString();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(found.size() > 20, "only " + found.size() + " sources");
            return found;
        }
    }

    /** A source without its comments. */
    private static String code(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("(?m)(?<!:)//.*$", " ")
                .replaceAll("(?m)^package .*$", "");
    }
}
