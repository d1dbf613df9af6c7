package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.diagnose.criterion.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFilesTest {
    private static final Path OURS = Path.of("config", "failures");
    private static final String GOOD = """
            {
              "say": "s",
              "why": "w",
              "fix": ["f"],
              "when": [{"exit.code": "99"}],
              "recover": ["ask"],
              "seen": []
            }
            """;

    @TempDir
    Path folder;

    @Test
    void listsEachOfOurFilesInTheIndexAndNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(OURS)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
            assertFalse(names.isEmpty());
            assertEquals(names, Files.readAllLines(OURS.resolve("index")));
        }
    }

    @Test
    void compilesEachRegexOfOurs() throws IOException, RuleFileException {
        for (String name : Files.readAllLines(OURS.resolve("index"))) {
            Path file = OURS.resolve(name + ".json");
            Rule rule = RuleFile.users(name, file.toString(), Files.readString(file), Optional.empty());
            assertFalse(
                    rule.say().isBlank() || rule.why().isBlank() || rule.fix().isEmpty(), name);
            assertTrue(rule.say().endsWith("."), name + " says no sentence: " + rule.say());
        }
    }

    /** What is said of the one file that is broken. */
    private String complaint() {
        List<RuleFileException> broken = RuleFiles.load(folder).broken();
        assertEquals(1, broken.size(), broken::toString);
        return broken.get(0).getMessage();
    }

    @Test
    void leavesOutABrokenFileAlone() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{");
        Files.writeString(folder.resolve("usage-limit.json"), "{}");
        Files.writeString(folder.resolve("my-own.json"), GOOD);
        LoadedRules loaded = RuleFiles.load(folder);
        assertEquals(2, loaded.broken().size());
        Rulebook rules = loaded.rulebook();
        assertEquals("s", rules.named("my-own").orElseThrow().say());
        assertEquals(
                RuleFiles.ours().named("usage-limit").orElseThrow().say(),
                rules.named("usage-limit").orElseThrow().say());
        assertEquals(RuleFiles.ours().rules().size() + 1, rules.rules().size());
    }

    @Test
    void goesOnWithOursWhereTheFolderCannotBeListed() throws IOException {
        Path closed = Files.createDirectories(folder.resolve("closed"));
        assumeFalse(System.getProperty("user.name").equals("root"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            LoadedRules loaded = RuleFiles.load(closed);
            assertTrue(loaded.broken().get(0).getMessage().contains("cannot be listed"));
            assertEquals(
                    RuleFiles.ours().rules().size(), loaded.rulebook().rules().size());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void laysTheFilesOfTheUserOverOurs() throws IOException, RuleFileException {
        Files.writeString(folder.resolve("usage-limit.json"), GOOD);
        Files.writeString(folder.resolve("my-own.json"), GOOD);
        Rulebook rules = RuleFiles.load(folder).rulebook();
        assertEquals("s", rules.named("usage-limit").orElseThrow().say());
        assertEquals(List.of(Recovery.ASK), rules.named("my-own").orElseThrow().recover());
        assertEquals(RuleFiles.ours().rules().size() + 1, rules.rules().size());
    }

    @Test
    void goesOnWithOursWhereTheUserHasNone() throws RuleFileException {
        assertEquals(
                RuleFiles.ours().rules().size(),
                RuleFiles.load(folder.resolve("not-there")).rulebook().rules().size());
    }

    @Test
    void looksWhereTheBaseDirectorySpecificationSays() {
        assertEquals(Path.of("/c/belay/failures"), RuleFiles.folder(Map.of("XDG_CONFIG_HOME", "/c", "HOME", "/h")));
        assertEquals(
                Path.of("/h/.config/belay/failures"), RuleFiles.folder(Map.of("XDG_CONFIG_HOME", "c", "HOME", "/h")));
        assertEquals(Path.of("/h/.config/belay/failures"), RuleFiles.folder(Map.of("HOME", "/h")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\0',
            value = {
                "\"when\" ~ \"wen\" ~ x.json:5: unknown key 'wen' (known: say, why, fix, when, kind, recover, status, silent, seen)",
                "\"exit.code\" ~ \"exitcode\" ~ x.json:5: unknown fact 'exitcode' in 'when' (known: error, spending.reached, spending.nearly-reached,",
                "\"ask\" ~ \"pray\" ~ x.json:6: unknown step 'pray' in 'recover' (known: leave, resume,",
                "\"99\" ~ \"/(/\" ~ x.json:5: 'exit.code': '/(/' is not a valid regex:",
                "\"99\" ~ \">=many\" ~ x.json:5: 'exit.code': 'many' is not a whole number",
                "\"99\" ~ {} ~ x.json:5: 'exit.code' needs a literal, a /regex/, a >=number",
                "{\"exit.code\": \"99\"} ~ {} ~ x.json:5: a row of 'when' is empty and would always hold",
                "\"seen\": [] ~ \"seen\": ] ~ x.json:7: this is not valid JSON:",
                "\"why\": \"w\", ~ \"\": \"w\", ~ x.json:3: unknown key ''",
                "[\"f\"] ~ \"f\" ~ x.json:4: expected a list of texts for 'fix'"
            })
    void refusesABrokenFileWithItsLineAndTheKnownWords(String good, String bad, String complaint) throws IOException {
        Files.writeString(folder.resolve("x.json"), GOOD.replace(good.strip(), bad.strip()));
        String message = complaint();
        assertTrue(message.contains(complaint.strip()), message);
        assertTrue(message.startsWith(folder.toString()), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void refusesAFileThatLacksAKey() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{\"say\": \"s\"}");
        String message = complaint();
        assertTrue(message.contains("the key 'why' is missing"), message);
    }

    @Test
    void refusesANameThatNoRuleMayHave() throws IOException {
        Files.writeString(folder.resolve("My Rule.json"), GOOD);
        assertTrue(complaint().contains("needs a lower-case name with hyphens"), complaint());
    }

    @Test
    void asksOfEachFactWhatItMayBeAskedFor() {
        for (Rule rule : RuleFiles.ours().rules()) {
            assertTrue(rule.name().equals(Rulebook.UNEXPLAINED) || !rule.when().isEmpty(), rule.name());
            for (Map<String, Criterion> row : rule.when()) {
                assertFalse(row.isEmpty(), rule.name());
            }
        }
    }

    @Test
    void sendsNobodyToTmuxWhoIsThere() throws RuleFileException {
        assertTrue(advice(Map.of()).contains("inside tmux"));
        assertFalse(advice(Map.of("TMUX", "/tmp/tmux-0/default,1,0")).contains("inside tmux"));
    }

    private static String advice(Map<String, String> environment) throws RuleFileException {
        return String.join(
                " ",
                RuleFiles.load(environment)
                        .rulebook()
                        .named("terminated")
                        .orElseThrow()
                        .fix());
    }

    @Test
    void letsARuleSayWithWhichStatusARunEndsAndWhetherAnythingIsSaid() throws IOException, RuleFileException {
        Files.writeString(
                folder.resolve("my-own.json"), GOOD.replace("\"seen\"", "\"status\": 77, \"silent\": true, \"seen\""));
        Rule rule = RuleFiles.load(folder).rulebook().named("my-own").orElseThrow();
        assertEquals(77, rule.response().exitStatus());
        assertTrue(rule.silent());
        Files.writeString(folder.resolve("my-own.json"), GOOD.replace("\"seen\"", "\"status\": 300, \"seen\""));
        String message = complaint();
        assertTrue(message.contains("my-own.json:7: expected an exit status from 1 to 125"), message);
    }
}
