package dev.belay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.evidence.ExitStatus;
import dev.belay.operate.ScriptedClient;
import dev.belay.operate.client.RunEnd;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.supervise.Ending;
import dev.belay.testing.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Signals to a JVM of its own, with a client that is a script. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class SignalHandlersTest {
    private static final String TALKS = "trap 'write term; exit 0' TERM; trap 'write hup; exit 0' HUP; "
            + "hook SessionStart; while :; do sleep 0.05; done";

    @TempDir
    Path folder;

    private ScriptedClient client;
    private RunEnd end;
    private Process jvm;

    @AfterEach
    void end() {
        if (client != null) {
            client.close();
        }
        if (jvm != null) {
            jvm.destroyForcibly();
        }
    }

    private SignalHandlers handlers(String script) throws Exception {
        client = new ScriptedClient(folder, "do it").does(script);
        end = new RunEnd(client.directory(), Optional.empty(), Optional.empty());
        return new SignalHandlers(client.current(), Optional.empty(), end, false, () -> false);
    }

    @Test
    void theDeadlineEndsARunningClientPolitely() throws Exception {
        SignalHandlers handlers = handlers(TALKS);
        client.start(now -> now.hooks().heard());
        assertFalse(handlers.ending());
        handlers.endAfter(Duration.ofMillis(1));
        assertEquals(new Exit.Code(0), client.live().child().awaitExit());
        assertEquals(Ending.afterDeadline(), end.deliver(Ending.bySignal(15, "TERM")));
        assertTrue(handlers.ending(), "nothing is started after the deadline");
    }

    /** The run in a JVM of its own; its lines say how far it is. */
    private BufferedReader run(String mode, String script) throws IOException {
        List<String> command = JavaProgram.command(SupervisedScript.class);
        command.addAll(List.of(folder.toString(), mode, script));
        jvm = new ProcessBuilder(command).redirectErrorStream(true).start();
        return jvm.inputReader();
    }

    private void signal(int number) {
        Libc.kill((int) jvm.pid(), number);
    }

    private static String rest(BufferedReader reader) {
        return reader.lines().collect(Collectors.joining("\n"));
    }

    @Test
    void aRequestToEndReachesTheClientInTheSameWords() throws Exception {
        Path all = folder;
        for (int number : new int[] {Signals.TERM, Signals.HUP}) {
            folder = Files.createDirectory(all.resolve("signal" + number));
            BufferedReader said = run("running", TALKS);
            assertEquals("ready", said.readLine());
            signal(number);
            assertEquals("ended Code[code=0] ending true", rest(said));
            Path transcript;
            try (var files = Files.walk(folder.resolve("home"))) {
                transcript = files.filter(file -> file.toString().endsWith(".jsonl"))
                        .findFirst()
                        .orElseThrow();
            }
            assertEquals(
                    number == Signals.TERM ? "term" : "hup",
                    Files.readString(transcript).strip());
        }
    }

    /** What is said at the end of this scene, after a client that failed, when the signal comes. */
    private String saidAfter(int signal, String scene) throws Exception {
        BufferedReader said = run(scene, "exit 1");
        assertEquals("ready", said.readLine());
        signal(signal);
        return rest(said);
    }

    @Test
    void anInterruptBreaksOffTheWaitAfterAFailure() throws Exception {
        assertEquals("broken off Signal[number=2, name=SIGINT] ending false", saidAfter(Signals.INT, "waiting"));
    }

    @Test
    void aRequestToEndBreaksOffTheWaitToo() throws Exception {
        assertEquals("broken off Signal[number=15, name=SIGTERM] ending true", saidAfter(Signals.TERM, "waiting"));
    }

    @Test
    void theDeadlineBreaksOffAWaitWithItsOwnStatus() throws Exception {
        BufferedReader said = run("deadline", "exit 1");
        assertEquals("broken off " + new Ending.Status(ExitStatus.DEADLINE) + " ending true", rest(said));
    }

    @Test
    void anInterruptBeforeTheWaitIsNotForgotten() throws Exception {
        assertEquals("broken off Signal[number=2, name=SIGINT] ending false", saidAfter(Signals.INT, "between"));
    }

    /** Nobody waits and nobody runs, as while the user is asked. */
    @Test
    void aRequestToEndWhileTheUserIsAskedEndsAtOnceAndTellsTheLauncher() throws Exception {
        BufferedReader said = run("asking", "exit 1");
        assertEquals("ready", said.readLine());
        signal(Signals.TERM);
        assertTrue(jvm.waitFor(60, TimeUnit.SECONDS));
        assertEquals(128 + Signals.TERM, jvm.exitValue());
        assertEquals(
                "signal " + Signals.TERM,
                Files.readString(folder.resolve("run/exit")).strip());
    }

    @Test
    void aRequestToEndBeforeTheStartIsHandedToTheClient() throws Exception {
        BufferedReader said = run("early", "while :; do sleep 0.05; done");
        assertEquals("ready", said.readLine());
        signal(Signals.HUP);
        assertEquals("ended Signal[number=1, name=SIGHUP] ending true", rest(said));
    }
}
