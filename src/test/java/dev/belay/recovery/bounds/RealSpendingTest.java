package dev.belay.recovery.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.message.Json;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run may spend, and what it has spent by then, against what the API has billed. */
@InTurns(3)
@Tag("real-client")
@Timeout(300)
class RealSpendingTest {
    /** At 4 USD for a million input tokens and 20 for a million output tokens (Opus 5.5). */
    private static final int INPUT = 25_000;

    private static final double ONE_ANSWER = 0.1004;
    private static final int ANSWERS = 100;
    private static final Pattern SPENT = Pattern.compile("([0-9.]+) USD of 1 USD spent \\(--max-cost 1\\)");

    @TempDir
    Path folder;

    private final AtomicInteger answered = new AtomicInteger();

    /** A turn that would cost 10 USD. */
    private Script endless() {
        return request -> billed(
                answered.get() < ANSWERS
                        ? Reply.bash("Step " + answered.get() + ".", "echo step")
                        : Reply.say("All is done."));
    }

    /** The API counts what it has sent. */
    private Reply billed(Answer answer) {
        return billed(answer, INPUT);
    }

    private Reply billed(Answer answer, int input) {
        return (request, connection) -> {
            pause();
            answer.inputTokens(input).send(request, connection);
            answered.incrementAndGet();
        };
    }

    /** As long as an answer takes at least. */
    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> words(Path claude, List<String> options, List<String> words) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(options);
        all.addAll(List.of("--claude", claude.toString(), "--"));
        all.addAll(words);
        return all;
    }

    private static List<String> options(boolean unattended, String... more) {
        List<String> options = new ArrayList<>(unattended ? List.of("--unattended") : List.of());
        options.addAll(List.of(more));
        return options;
    }

    private void assertSpent(String told) {
        Matcher spent = SPENT.matcher(told.replaceAll("\\s+", " "));
        double reckoned = 0;
        while (spent.find()) {
            reckoned = Double.parseDouble(spent.group(1));
        }
        double billed = answered.get() * ONE_ANSWER;
        // The request that was under way may have been answered without anybody there to hear it.
        assertTrue(
                Math.abs(billed - reckoned) < 0.01 || Math.abs(billed - ONE_ANSWER - reckoned) < 0.01,
                "billed " + billed + ", told " + told);
        assertTrue(billed < 2, "billed " + billed);
        assertTrue(told.replaceAll("\\s+", " ").contains("belay resume --max-cost 1 "), told);
    }

    @ParameterizedTest(name = "unattended: {0}")
    @ValueSource(booleans = {true, false})
    void printModeThatWouldSpendTenDollarsEndsAtOne(boolean unattended) throws Exception {
        try (ScriptedApi api = new ScriptedApi(0, endless(), Script.summary())) {
            ClientHome home = new ClientHome(folder, api.url());
            List<String> command = new ArrayList<>(List.of(Launcher.path().toString()));
            command.addAll(words(
                    RealClient.of(RealClient.NEWEST).executable(),
                    options(unattended, "--max-cost", "1"),
                    List.of("-p", "--output-format", "json", "--model", "claude-opus-5-5", "Do it.")));
            Process belay = home.process(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(folder.resolve("stdout").toFile())
                    .redirectError(folder.resolve("stderr").toFile())
                    .start();
            assertTrue(belay.waitFor(200, TimeUnit.SECONDS));
            String told = Files.readString(folder.resolve("stderr"));
            assertEquals(77, belay.exitValue(), told);
            assertSpent(told);
            assertTrue(told.contains("warning: Most of what this run may spend is spent."), told);
            if (unattended) {
                assertTrue(Json.parse(Files.readString(folder.resolve("stdout")))
                        .path("is_error")
                        .asBoolean());
            }
        }
    }

    /** A task on a terminal that may spend a dollar. */
    private SupervisedScreen onATerminal(ClientHome home, boolean unattended) {
        return SupervisedScreen.belay(
                home,
                words(
                                RealClient.of(RealClient.NEWEST).executable(),
                                options(unattended, "--max-cost", "1"),
                                List.of("--model", "claude-opus-5-5", "Do it."))
                        .toArray(new String[0]));
    }

    @ParameterizedTest(name = "unattended: {0}")
    @ValueSource(booleans = {true, false})
    void aTurnOnATerminalThatWouldSpendTenDollarsEndsAtOne(boolean unattended) throws Exception {
        try (ScriptedApi api = new ScriptedApi(0, endless(), Script.summary())) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = onATerminal(home, unattended)) {
                assertEquals(77, screen.awaitStatus(), () -> screen.terminal().scrollback());
                screen.assertSane();
                assertSpent(screen.terminal().scrollback());
            }
        }
    }

    @ParameterizedTest(name = "unattended: {0}")
    @CsvSource({"true", "false"})
    void aTurnThatEndsSoonIsLetToItsEnd(boolean unattended) throws Exception {
        Script tenAndAnAnswer = request -> answered.get() < 10
                ? billed(Reply.bash("Step " + answered.get() + ".", "echo step"))
                : Reply.say("THE-LAST-WORD").inputTokens(100);
        try (ScriptedApi api = new ScriptedApi(0, tenAndAnAnswer, Script.summary())) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = onATerminal(home, unattended)) {
                assertEquals(77, screen.awaitStatus(), () -> screen.terminal().scrollback());
                assertEquals(1, home.records("THE-LAST-WORD"));
                assertSpent(screen.terminal().scrollback());
            }
        }
    }

    @Test
    void aLoopOfRecoveriesIsCutAtItsLimit() throws Exception {
        Script deadly = request -> billed(Reply.bash("Step.", "sleep 1; kill -9 $PPID"), 62_500);
        try (ScriptedApi api = new ScriptedApi(0, deadly, Script.summary())) {
            ClientHome home = new ClientHome(folder, api.url());
            List<String> command = new ArrayList<>(List.of(Launcher.path().toString()));
            command.addAll(words(
                    RealClient.of(RealClient.NEWEST).executable(),
                    options(true, "--max-recovery-cost", "0.5", "--max-recoveries", "50"),
                    List.of("-p", "--model", "claude-opus-5-5", "Do it.")));
            Process belay = home.process(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(folder.resolve("stdout").toFile())
                    .redirectError(folder.resolve("stderr").toFile())
                    .start();
            assertTrue(belay.waitFor(200, TimeUnit.SECONDS));
            String told = Files.readString(folder.resolve("stderr"));
            assertEquals(77, belay.exitValue(), told);
            assertTrue(
                    told.contains("recoveries alone have spent 0.50 USD of 0.50 USD (--max-recovery-cost 0.5)"), told);
            assertEquals(3, answered.get(), told);
        }
    }
}
