package dev.belay.recovery.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.notify.channel.Receiver;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says of itself to the machines of its user: figures for Prometheus, signs of life for a dead man's switch. */
@Tag("real-client")
@Timeout(300)
class RealFiguresTest {
    /** Of Opus 5.5, in nanodollars. */
    private static final long INPUT_TOKEN = 4_000;

    private static final long OUTPUT = 20 * 20_000;

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong billed = new AtomicLong();

    private Reply billed(Answer answer, int input) {
        return (request, connection) -> {
            answer.inputTokens(input).send(request, connection);
            billed.addAndGet(input * INPUT_TOKEN + OUTPUT);
        };
    }

    /** A sub-agent that works for itself, and a step of its caller. */
    private Script script() {
        return request -> {
            int number = asked.incrementAndGet();
            boolean agent = request.prompts().stream().anyMatch(text -> text.contains("LOOK-AROUND"))
                    && request.prompts().stream().noneMatch(text -> text.contains("PROMPT-1"));
            if (agent) {
                return billed(
                        request.toolResults().isEmpty()
                                ? Reply.bash("I look.", "echo looked")
                                : Reply.say("There is nothing."),
                        20_000);
            }
            if (request.toolResults().isEmpty()) {
                return billed(
                        Reply.tool(
                                "I have it looked at.",
                                "Agent",
                                "{\"description\": \"look\", \"prompt\": \"LOOK-AROUND\", \"subagent_type\":"
                                        + " \"general-purpose\"}"),
                        10_000);
            }
            return billed(
                    number < 8 ? Reply.bash("Step.", "sleep 1; echo step " + number) : Reply.say("Done."), 10_000);
        };
    }

    private void settings(ClientHome home, Receiver receiver) throws IOException {
        Path settings = home.home().resolve(".config/belay/settings.json");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                "{\"metrics\": \"" + folder.resolve("metrics") + "\", \"notifications\": {\"channels\": [{\"type\":"
                        + " \"ping\", \"url\": \"" + receiver.url("/uuid") + "\", \"every\": \"1s\"}]}}");
    }

    private String figures() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("metrics"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RealClient.NEWEST, "2.1.116"})
    void theFiguresAgreeWithWhatTheApiHasBilledAndTheSwitchHearsOfIt(String version) throws Exception {
        try (ScriptedApi api = new ScriptedApi(0, script(), Script.summary());
                Receiver receiver = new Receiver(200)) {
            ClientHome home = new ClientHome(folder, api.url());
            settings(home, receiver);
            Process belay = home.process(List.of(
                            Launcher.path().toString(),
                            "run",
                            "--unattended",
                            "--claude",
                            RealClient.of(version).executable().toString(),
                            "--",
                            "-p",
                            "--model",
                            "claude-opus-5-5",
                            "PROMPT-1"))
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(folder.resolve("stdout").toFile())
                    .redirectError(folder.resolve("stderr").toFile())
                    .start();
            assertTrue(belay.waitFor(200, TimeUnit.SECONDS));
            assertEquals(0, belay.exitValue(), Files.readString(folder.resolve("stderr")));
            String figures = figures();
            String cost = figures.lines()
                    .filter(line -> line.startsWith("belay_cost_usd_total{"))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                    .findFirst()
                    .orElseThrow();
            assertEquals(billed.get() / 1e9, Double.parseDouble(cost), 1e-9, figures);
            assertTrue(figures.contains(",state=\"ended\"} 1\n"), figures);
            assertEquals("/uuid/start", receiver.next().path());
            assertEquals("/uuid", receiver.next().path());
        }
    }
}
