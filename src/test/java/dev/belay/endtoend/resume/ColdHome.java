package dev.belay.endtoend.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The home of somebody with a made-up subscription, in which the client has the flags of its server that we want: it reads
 * those that it has kept when it may not fetch them ({@code cachedFeatureFlags}, 2.1.332).
 */
final class ColdHome {
    /** So many tokens are 15 % of a 5-hour limit by these figures. */
    static final long TOKENS = 150_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME = Pattern.compile("\"timestamp\":\"([0-9T:.-]+Z)\"");
    private static final String FIGURES = """
            {"minPercent": 1, "fiveHourCredits": {"default_claude_max_5x": 1000000},
             "creditsPerMillionTokens": {"claude-sonnet-4-5": 1000000}}""";
    private static final String SUBSCRIPTION = """
            {"claudeAiOauth": {"accessToken": "sk-ant-oat01-made-up", "refreshToken": "sk-ant-ort01-made-up",
             "expiresAt": 4000000000000, "scopes": ["user:inference", "user:profile"], "subscriptionType": "max",
             "rateLimitTier": "default_claude_max_5x"}}""";
    private static final String ACCOUNT = """
            {"accountUuid": "11111111-1111-4111-8111-111111111111", "emailAddress": "somebody@example.org",
             "organizationUuid": "22222222-2222-4222-8222-222222222222"}""";

    private final ClientHome home;

    /** @param flags of the server that are on */
    ColdHome(Path folder, ScriptedApi api, String... flags) throws IOException {
        home = new ClientHome(folder, api.url())
                .with("ANTHROPIC_API_KEY", "")
                .with("ANTHROPIC_MODEL", "claude-sonnet-4-5")
                .with("CLAUDE_CODE_GB_DISK_CACHE_WHEN_TELEMETRY_OFF", "1");
        Path state = home.home().resolve(".claude.json");
        ObjectNode all = (ObjectNode) JSON.readTree(Files.readString(state));
        ObjectNode kept = all.putObject("cachedFeatureFlags");
        kept.set("tengu_amber_tally", JSON.readTree(FIGURES));
        for (String flag : flags) {
            kept.put(flag, true);
        }
        all.set("oauthAccount", JSON.readTree(ACCOUNT));
        Files.writeString(state, all.toString());
        Files.writeString(home.configuration().resolve(".credentials.json"), SUBSCRIPTION);
    }

    ClientHome client() {
        return home;
    }

    /** A session of one answer, made in print mode; returns its id. */
    String session(RealClient client) throws Exception {
        assertEquals(0, print(client, "-p", "hello").status());
        return home.sessions().get(0);
    }

    /** The client itself, without a terminal. */
    Finished print(RealClient client, String... words) throws Exception {
        List<String> command =
                new java.util.ArrayList<>(List.of(client.executable().toString()));
        command.addAll(List.of(words));
        return Finished.run(home.process(command), "");
    }

    /** Whether a session file says that the background service has this session. */
    boolean holds(String session) throws IOException {
        Path files = home.configuration().resolve("sessions");
        try (Stream<Path> all = Files.list(files)) {
            for (Path file :
                    all.filter(name -> name.toString().endsWith(".json")).toList()) {
                String text = Files.readString(file);
                if (text.contains("\"kind\":\"bg\"") && text.contains(session)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Ends the client's background service, should a test have left one, and all that it runs. */
    void endService(RealClient client) throws Exception {
        print(client, "daemon", "stop", "--any");
    }

    /** All of it is five hours older from now on. */
    void age() throws IOException {
        Path transcript = home.transcripts().get(0);
        Matcher times = TIME.matcher(Files.readString(transcript));
        Files.writeString(
                transcript,
                times.replaceAll(time ->
                        "\"timestamp\":\"" + Instant.parse(time.group(1)).minus(Duration.ofHours(5)) + "\""));
    }

    /** One more record at the end of the session. */
    void append(JsonNode record) throws IOException {
        Path transcript = home.transcripts().get(0);
        Files.writeString(transcript, Files.readString(transcript) + record + "\n");
    }
}
