package dev.belay.endtoend.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was under way when a client was killed is said as it was, also to the model. */
@Timeout(240)
class RealUnderWayTest {
    @TempDir
    Path folder;

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aToolThatHadEndedWasNotRunning(RealClient client) throws Exception {
        // Its last act stops the client, which so cannot write the result; that it had been called is written by then.
        String written = "until grep -q tool_use \"$HOME\"/.claude/projects/*/*.jsonl; do sleep 0.1; done; ";
        String said = killed(client, written + "echo $PPID >client; kill -STOP $PPID");
        assertTrue(said.contains("its process was gone already"), said);
        assertTrue(said.contains("Check its effect before you run it again."), said);
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aToolThatWasRunningWas(RealClient client) throws Exception {
        String said = killed(client, "echo MADE >made; echo $PPID >client; sleep 97");
        assertTrue(said.contains("this call was running and its outcome is unknown"), said);
    }

    /** What the model is told after a kill at this moment. */
    private String killed(RealClient client, String command) throws IOException, InterruptedException {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.bash("First.", command), Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process run = home.process(List.of(
                            Launcher.path().toString(),
                            "run",
                            "--unattended",
                            "--claude",
                            client.executable().toString(),
                            "--",
                            "-p",
                            "do it"))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("errors").toFile())
                    .start();
            Path pid = home.project().resolve("client");
            await(() -> Files.exists(pid) && home.records("tool_use") > 0);
            await(() -> !read(pid).isBlank());
            long killed = Long.parseLong(read(pid).strip());
            await(() -> command.contains("sleep 97") || !anyShellBelow(killed));
            Processes.signal("KILL", killed);
            assertTrue(run.waitFor(120, TimeUnit.SECONDS), "it has not ended");
            assertEquals(0, run.exitValue(), read(folder.resolve("errors")));
            return String.join("\n", api.awaitRequest(2).prompts());
        }
    }

    private static boolean anyShellBelow(long client) {
        return ProcessHandle.of(client).stream()
                .flatMap(ProcessHandle::descendants)
                .anyMatch(process -> process.info().command().orElse("").endsWith("sh"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it has not come to that");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
