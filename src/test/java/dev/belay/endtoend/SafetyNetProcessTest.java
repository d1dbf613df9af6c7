package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import dev.belay.testing.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user and the system notice of the processes under the safety net. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class SafetyNetProcessTest extends SafetyNetFixture {
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "HUP"})
    void whoeverAskedForTheEndGetsNoClaude(String signal) throws Exception {
        checkout.java("echo >'" + folder + "/there'; exec sleep 60");
        Path output = folder.resolve("output");
        Process process = builder.command(checkout.belay().toString(), "run", "-p", "x")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await(folder.resolve("there"));
        Processes.signal(signal, process.pid());
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals("", Files.readString(output));
        assertEquals(signal.equals("TERM") ? 143 : 129, process.exitValue());
    }

    @Test
    void aClaudeThatHasRunIsNotStartedASecondTime() throws Exception {
        Checkout.program(
                claude, "[ \"$1\" = --version ] && exec echo 9.9.9\necho run >>'" + folder + "/runs'\nexec sleep 61");
        Path output = folder.resolve("output");
        Process process = builder.command(checkout.belay().toString(), "run", "--no-hooks", "-p", "x")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await(folder.resolve("runs"));
        long jvm = Processes.supervisor(process.pid()).orElseThrow().pid();
        // One that asks for the end and one that kills, at once: then nobody takes over.
        Processes.signal("STOP", jvm);
        Processes.signal("TERM", process.pid());
        Processes.signal("KILL", jvm);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        // As it was asked to.
        assertEquals(143, process.exitValue());
        assertEquals("run\n", Files.readString(folder.resolve("runs")));
        // The shell's own "Killed" is not there.
        assertEquals(
                "belay: the supervisor itself died (status 137). Nothing claude wrote is lost.\n",
                Files.readString(output));
        assertEquals(
                List.of(),
                Processes.startedWith("sleep 61").stream()
                        .filter(Processes::alive)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void claudeHasTheUsersEnvironmentAndDescriptors(boolean broken) throws Exception {
        Checkout.program(claude, "env | LC_ALL=C sort; ls -l /proc/self/fd/3 | sed 's/.*-> //'");
        builder.environment().remove("LANG");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Da=b c");
        builder.environment().put("_JAVA_OPTIONS", "");
        for (String name :
                List.of("root", "name", "status", "terminal", "scratch", "claude", "word", "reason", "left")) {
            builder.environment().put(name, "the user's");
        }
        String bare = run("exec claude 3</etc/passwd");
        if (broken) {
            checkout.loseNatives();
        }
        String supervised = run("exec '" + checkout.belay() + "' run --no-hooks -- -p 3</etc/passwd");
        assertEquals(bare, supervised.replaceAll("(?m)^BELAY_INBOX=.*\n", ""));
    }

    private String run(String script) throws Exception {
        return Finished.run(builder.command("/bin/sh", "-c", script), "").output();
    }

    private static void await(Path file) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(file)) {
            assertTrue(System.nanoTime() < end, file + " does not come");
            Thread.sleep(20);
        }
    }
}
