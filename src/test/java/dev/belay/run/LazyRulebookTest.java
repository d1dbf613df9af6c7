package dev.belay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.rules.RuleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LazyRulebookTest {
    private static final Evidence GOODBYE = Evidence.of(Instant.EPOCH, new Exit.Code(0))
            .with(new Hooks(true, true, Optional.empty(), Optional.of("other"), Optional.empty(), false));

    @TempDir
    Path folder;

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private Diagnosis diagnosis() {
        PrintStream print = new PrintStream(errors, true, StandardCharsets.UTF_8);
        return new LazyRulebook(Map.of("XDG_CONFIG_HOME", folder.toString()), print).apply(GOODBYE);
    }

    private void rule(String name, String json) throws IOException {
        Path rules = Files.createDirectories(folder.resolve("belay").resolve("failures"));
        Files.writeString(rules.resolve(name + ".json"), json);
    }

    @Test
    void aGoodbyeIsWhatTheRuleOfThatNameSays() {
        Rule rule = diagnosis().best().rule();
        Rule file = RuleFiles.ours().named(rule.name()).orElseThrow();
        assertEquals(file.say(), rule.say());
        assertEquals(file.response(), rule.response());
    }

    @Test
    void aGoodbyeIsAFailureWhereTheUsersOwnRuleSaysSo() throws IOException {
        rule(
                "finished",
                "{\"say\": \"Look at it.\", \"why\": \"w\", \"fix\": [], \"when\": [{\"exit.code\": \"0\","
                        + " \"hooks.session-end\": \"/./\"}], \"kind\": \"person\", \"recover\": [\"ask\"]}");
        Rule rule = diagnosis().best().rule();
        assertEquals("Look at it.", rule.say());
        assertEquals(Recovery.ASK, rule.first());
    }

    @Test
    void anyOtherRuleOfTheUserMayHoldAtAGoodbye() throws IOException {
        rule(
                "mine",
                "{\"say\": \"Mine.\", \"why\": \"w\", \"fix\": [], \"when\": [{\"exit.code\": \"0\","
                        + " \"hooks.session-end\": \"other\", \"transcript.ends-on\": \"nothing\", \"hooks.stop\": \"true\"}],"
                        + " \"recover\": [\"leave\"]}");
        assertEquals("mine", diagnosis().failure());
    }

    @Test
    void leavesOutWhatIsBrokenAndSaysSoOnce() throws IOException {
        rule("mine", "{");
        rule(
                "other",
                "{\"say\": \"Mine.\", \"why\": \"w\", \"fix\": [], \"when\": [{\"exit.code\": \"99\"}], \"recover\": [\"ask\"]}");
        assertEquals(Kind.CLEAN, diagnosis().best().rule().kind());
        String said = errors.toString(StandardCharsets.UTF_8);
        assertTrue(
                said.startsWith("belay: warning: " + folder + "/belay/failures/mine.json:1: this is not valid"), said);
        assertEquals(1, said.lines().count(), said);
    }

    @Test
    void isReadWhileTheLastWordsAreWhereTheEndWasNoGoodOne() throws IOException {
        rule("mine", "{");
        PrintStream print = new PrintStream(errors, true, StandardCharsets.UTF_8);
        LazyRulebook rulebook = new LazyRulebook(Map.of("XDG_CONFIG_HOME", folder.toString()), print);
        Exit killed = new Exit.Signal(9, "SIGKILL");
        rulebook.expect(new Exit.Code(0));
        rulebook.expect(killed);
        rulebook.expect(killed);
        assertTrue(
                rulebook.apply(Evidence.of(Instant.EPOCH, killed)).best().rule().kind() != Kind.CLEAN);
        assertEquals(1, errors.toString(StandardCharsets.UTF_8).lines().count(), errors.toString());
    }
}
