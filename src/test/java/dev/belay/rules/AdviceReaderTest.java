package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Rule;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviceReaderTest {
    private static Rule rule(String say, String fix) throws RuleFileException {
        return RuleFile.users(
                "mine",
                "mine.json",
                "{\n\"say\": " + say + ",\n\"why\": \"w\",\n\"fix\": " + fix
                        + ",\n\"when\": [{\"exit.code\": \"9\"}],\n\"recover\": [\"ask\"]\n}",
                Optional.empty());
    }

    @Test
    void saysToEverybodyTheSameUnlessTheFileNamesTheProvider() throws RuleFileException {
        Rule rule = rule("\"It fell.\"", "{\"default\": [\"a\"], \"bedrock\": [\"b\", \"c\"], \"vertex\": [\"d\"]}");
        assertEquals(List.of("a"), rule.fix());
        assertEquals(List.of("a"), rule.on(Provider.ANTHROPIC).fix());
        assertEquals(List.of("a"), rule.on(Provider.FOUNDRY).fix());
        assertEquals(List.of("b", "c"), rule.on(Provider.BEDROCK).fix());
        assertEquals(List.of("d"), rule.on(Provider.VERTEX).fix());
        assertEquals("It fell.", rule.on(Provider.VERTEX).say());
    }

    @Test
    void aVariantOfAProviderSharesItsWordsUnlessItHasItsOwn() throws RuleFileException {
        Rule rule = rule("{\"default\": \"A.\", \"bedrock\": \"B.\", \"mantle\": \"M.\", \"vertex\": \"V.\"}", "[]");
        assertEquals("M.", rule.on(Provider.MANTLE).say());
        assertEquals("B.", rule.on(Provider.CLAUDE_PLATFORM_ON_AWS).say());
        assertEquals("V.", rule.on(Provider.CLAUDE_ON_GOOGLE_CLOUD).say());
        assertEquals("A.", rule.on(Provider.GATEWAY).say());
    }

    @Test
    void refusesWhatItDoesNotKnowWithItsLine() {
        refuses(
                "{\"default\": \"A.\",\n\"azure\": \"B.\"}",
                "[]",
                "mine.json:3: unknown provider 'azure' in 'say'" + " (known: default, anthropic, bedrock, mantle,");
        refuses("{\"bedrock\": \"B.\"}", "[]", "mine.json:2: 'say' needs the key 'default'");
        refuses("\"A.\"", "{\"default\": \"a\"}", "mine.json:4: expected a list of texts for 'fix'");
        refuses("[\"A.\"]", "[]", "mine.json:2: expected a text for 'say'");
    }

    private static void refuses(String say, String fix, String complaint) {
        String message =
                assertThrows(RuleFileException.class, () -> rule(say, fix)).getMessage();
        assertTrue(message.startsWith(complaint), message);
    }

    @Test
    void theDiagnosisSpeaksOfTheProviderThatTheClientTalksTo() {
        Evidence evidence = Evidence.of(Instant.EPOCH, new Exit.Unseen())
                .with(new dev.belay.evidence.Screen("API Error: 401 Invalid bearer token", true));
        assertTrue(fix(evidence).contains("/login"), fix(evidence));
        Evidence bedrock = evidence.with(Provider.BEDROCK);
        assertTrue(fix(bedrock).startsWith("Renew the AWS credentials: `aws sso login --profile NAME`"), fix(bedrock));
        assertTrue(fix(bedrock).contains("awsAuthRefresh"), fix(bedrock));
        Evidence vertex = evidence.with(Provider.CLAUDE_ON_GOOGLE_CLOUD);
        assertTrue(fix(vertex).contains("gcloud auth application-default login"), fix(vertex));
    }

    private static String fix(Evidence evidence) {
        return String.join(
                " ", RuleFiles.ours().diagnose(evidence).best().rule().fix());
    }

    @Test
    void noWordsForACloudSpeakOfTheAnthropicApisOwnSignIn() {
        for (Rule rule : RuleFiles.ours().rules()) {
            for (Provider cloud : List.of(
                    Provider.BEDROCK,
                    Provider.MANTLE,
                    Provider.CLAUDE_PLATFORM_ON_AWS,
                    Provider.VERTEX,
                    Provider.CLAUDE_ON_GOOGLE_CLOUD,
                    Provider.FOUNDRY)) {
                String words = rule.on(cloud).say()
                        + rule.on(cloud).why()
                        + rule.on(cloud).fix();
                for (String foreign :
                        List.of("/login", "api.anthropic.com", "ANTHROPIC_API_KEY", "platform.claude.com")) {
                    assertTrue(
                            rule.kind() == dev.belay.diagnose.Kind.LIMIT || !words.contains(foreign),
                            rule.name() + " says " + foreign + " with " + cloud.id());
                }
            }
        }
    }
}
