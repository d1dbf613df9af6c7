package dev.belay.endtoend.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.client.InTurns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The JVM is killed in print mode, while the client answers and while nothing but a wait is under way. */
@InTurns(3)
class RealTakeOverPrintTest {
    @TempDir
    Path folder;

    private PrintedTask task;

    @BeforeEach
    void task() {
        task = new PrintedTask(folder);
    }

    private void assertAnswer(String text, Process process) throws Exception {
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), task.said("errors"));
        assertEquals(0, process.exitValue(), task.said("errors"));
        assertEquals(
                text,
                new ObjectMapper().readTree(task.said("out")).path("result").asText());
        assertEquals(1, task.said("out").strip().lines().count(), task.said("out"));
        assertFalse(task.said("errors").contains("supervisor itself died"), task.said("errors"));
    }

    @RealClientTest(RealClient.NEWEST)
    void theOneAnswerComesWhole(RealClient client) throws Exception {
        for (String option : List.of("--unattended", "--no-reminder")) {
            GatedAnswer answer = new GatedAnswer();
            try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
                ClientHome home = new ClientHome(folder.resolve("home" + option), api.url());
                Process process = task.start(home, client, option);
                api.awaitRequest(1);
                answer.say("One half ");
                JvmDeath.survive(process.pid(), "running");
                answer.say("and the other.");
                answer.end();
                assertAnswer("One half and the other.", process);
            }
        }
    }

    /** Its end is nobody's to see: that its answer is there tells, and nothing is asked a second time. */
    @RealClientTest(RealClient.NEWEST)
    void theAnswerThatCameWhileNobodyWasThereIsTheAnswer(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = task.start(home, client, "--unattended");
            api.awaitRequest(1);
            answer.say("All of it.");
            long before = JvmDeath.awaitRecord(process.pid(), "running");
            long claude = JvmDeath.client(before);
            Processes.signal("STOP", process.pid());
            Processes.signal("KILL", before);
            answer.end();
            JvmDeath.await("the end of claude", () -> !Processes.alive(claude));
            Processes.signal("CONT", process.pid());
            assertAnswer("All of it.", process);
            assertFalse(task.said("errors").contains("because"), task.said("errors"));
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aWaitIsWaitedToItsEnd(RealClient client) throws Exception {
        Reply limited = Reply.httpError(
                429,
                "rate_limit_error",
                "Number of requests exceeded, try again in 20 seconds",
                "x-should-retry",
                "false");
        try (ScriptedApi api = new ScriptedApi(Script.of(limited, Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
            Process process = task.start(home, client, "--unattended", "--no-preflight");
            JvmDeath.await("the wait", () -> task.said("errors").contains("waiting until"));
            JvmDeath.survive(process.pid(), "ended");
            assertAnswer("All done.", process);
            String errors = task.said("errors");
            assertEquals(1, errors.split("because", -1).length - 1, errors);
            assertTrue(errors.contains("(attempt 1 of 5)"), errors);
        }
    }

    /** Its end is nobody's to see, and no answer is there: the session is resumed, once, and gives it. */
    @RealClientTest(RealClient.NEWEST)
    void aClientThatIsKilledWithTheJvmIsResumed(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = task.start(home, client, "--unattended", "--no-preflight");
            api.awaitRequest(1);
            answer.say("One half ");
            long jvm = JvmDeath.awaitRecord(process.pid(), "running");
            JvmDeath.killBoth(jvm);
            assertAnswer("All done.", process);
            assertEquals(1, task.said("errors").split("because", -1).length - 1, task.said("errors"));
            assertEquals(1, home.sessions().size());
        }
    }
}
