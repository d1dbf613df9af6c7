package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is decided about a class of failure stands in its file: the code asks for the kind, never for the name. */
class RuleNamesTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "belay");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** Where such a word stands all the same, and why. */
    private static final TreeMap<String, String> ALLOWED = new TreeMap<>();

    static {
        ALLOWED.put(
                "diagnose/Rulebook.java unexplained", "the rule that answers when none holds, so none can lead to it");
        ALLOWED.put("diagnose/Rulebook.java finished", "an ordinary goodbye, which must not wait for any file");
        ALLOWED.put("command/session/SessionState.java finished", "the state of a session in belay sessions --json");
        ALLOWED.put("command/top/Standing.java finished", "the state of a session in belay top");
        ALLOWED.put("command/top/Standing.java stalled", "the state of a session in belay top");
        ALLOWED.put("notify/EventType.java finished", "the event of a notification");
        ALLOWED.put("settings/NotificationSettings.java finished", "the event of a notification");
        ALLOWED.put("doctor/check/RateLimitRecords.java overloaded", "an error type of the API");
        ALLOWED.put("evidence/dialog/Dialog.java usage-limit", "the value of the fact client.dialog");
        ALLOWED.put("evidence/FirstWords.java killed", "what a shell prints");
    }

    @Test
    void noRuleIsAskedForByItsNameInTheCode() throws IOException {
        Set<String> names = RuleFiles.ours().rules().stream().map(Rule::name).collect(Collectors.toSet());
        assertTrue(names.size() > 40, names::toString);
        TreeSet<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher literal = LITERAL.matcher(code(file));
                while (literal.find()) {
                    if (names.contains(literal.group(1))) {
                        found.add(SOURCES.relativize(file) + " " + literal.group(1));
                    }
                }
            }
        }
        assertEquals(ALLOWED.keySet(), found);
    }

    @Test
    void eachOfOurFilesSaysItsKind() throws IOException {
        for (Rule rule : RuleFiles.ours().rules()) {
            String json = Files.readString(Path.of("config", "failures", rule.name() + ".json"));
            assertTrue(json.contains("\n  \"kind\": \"" + rule.kind().id() + "\""), rule.name());
        }
    }

    private static String code(Path file) throws IOException {
        return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", " ").replaceAll("(?m)(?<!:)//.*$", " ");
    }
}
