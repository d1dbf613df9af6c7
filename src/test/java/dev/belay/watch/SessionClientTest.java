package dev.belay.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.provider.ClientArguments;
import dev.belay.claude.provider.ProviderLookup;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Provider;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript;
import dev.belay.transcript.StoredTranscript;
import dev.belay.watch.follow.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionClientTest {
    private static final String ANSWER = "{\"type\":\"assistant\",\"message\":{\"id\":\"m\",\"role\":\"assistant\","
            + "\"stop_reason\":\"end_turn\",\"content\":[{\"type\":\"text\",\"text\":\"Done.\"}]}}\n";

    @TempDir
    Path home;

    private SessionClient client() {
        Map<String, String> environment = Map.of("HOME", home.toString());
        ProviderLookup lookup = new ProviderLookup(
                environment, home.resolve(".claude"), home, ClientArguments.none(), Optional.of("2.1.332"));
        return new SessionClient(ClientVersion.parse("2.1.332"), lookup);
    }

    private void choose(String variable) throws IOException {
        Files.createDirectories(home.resolve(".claude"));
        Files.writeString(home.resolve(".claude/settings.json"), "{\"env\": {\"" + variable + "\": \"1\"}}");
    }

    private Snapshot snapshot(Transcript transcript) {
        return new Snapshot(
                new Snapshot.Identity(Optional.empty(), home, Optional.empty()),
                new Snapshot.Followed(Optional.empty(), 0, transcript),
                new Snapshot.Turn(false, false, 0),
                Hooks.silent(),
                SessionFile.NEVER,
                Instant.now(),
                Optional.empty());
    }

    private static Transcript answered() {
        byte[] bytes = ANSWER.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return StoredTranscript.of(bytes, bytes.length).transcript();
    }

    @Test
    void theProviderIsReadOnceTheClientHasTalked() throws IOException {
        choose("CLAUDE_CODE_USE_BEDROCK");
        SessionClient client = client();
        assertEquals(
                Provider.ANTHROPIC,
                client.of(snapshot(Transcript.none()), true, new Exit.Running()).provider());
        assertEquals(
                Provider.BEDROCK,
                client.of(snapshot(answered()), true, new Exit.Running()).provider());
        choose("CLAUDE_CODE_USE_VERTEX");
        assertEquals(
                Provider.BEDROCK,
                client.of(snapshot(answered()), true, new Exit.Running()).provider());
    }

    @Test
    void orOnceItHasEnded() throws IOException {
        choose("CLAUDE_CODE_USE_FOUNDRY");
        assertEquals(
                Provider.FOUNDRY,
                client().of(snapshot(Transcript.none()), true, new Exit.Code(1)).provider());
    }
}
