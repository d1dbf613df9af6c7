package dev.belay.child;

import static dev.belay.child.Launchers.ENVIRONMENT;
import static dev.belay.child.Launchers.SIZE;
import static dev.belay.child.Launchers.output;
import static dev.belay.child.Launchers.sh;
import static dev.belay.child.Launchers.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All ways to a pty keep the same promises. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void tellsACodeFromASignal(ChildLauncher launcher) throws Exception {
        assertEquals(new Exit.Code(0), start(launcher, "exit 0").awaitExit());
        assertEquals(new Exit.Code(137), start(launcher, "exit 137").awaitExit());
        assertEquals(
                new Exit.Signal(9, "SIGKILL"), start(launcher, "kill -KILL $$").awaitExit());
        assertEquals(
                new Exit.Signal(11, "SIGSEGV"),
                start(launcher, "ulimit -c 0; kill -SEGV $$").awaitExit());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void theWindowHasItsSizeFromTheFirstMoment(ChildLauncher launcher) throws Exception {
        assertEquals("33 101", output(start(launcher, "stty size")).strip());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void theTerminalIsTheChildsOwn(ChildLauncher launcher) throws Exception {
        assertEquals(
                "here yes",
                output(start(launcher, "test -t 0 && test -t 1 && test -t 2 && echo $MARK yes </dev/tty"))
                        .strip());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void noSignalIsBlockedOrIgnoredInTheChild(ChildLauncher launcher) throws Exception {
        assertEquals(
                new Exit.Signal(3, "SIGQUIT"),
                start(launcher, "ulimit -c 0; kill -QUIT $$; sleep 5").awaitExit());
        assertEquals(
                new Exit.Signal(2, "SIGINT"),
                start(launcher, "kill -INT $$; sleep 5").awaitExit());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void aStopIsNoticedAndTheChildGoesOn(ChildLauncher launcher) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Child child = launcher.onTerminal(
                sh("kill -STOP $$; exit 7"), new TerminalSetup(SIZE, new byte[0]), stopped::countDown);

        assertTrue(stopped.await(60, TimeUnit.SECONDS));
        child.signal(Signals.CONT);

        assertEquals(new Exit.Code(7), child.awaitExit());
        child.release();
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void thereIsNoDescriptorOfOursInTheChild(ChildLauncher launcher) throws Exception {
        String open = output(start(launcher, "for fd in /proc/self/fd/*; do readlink $fd; done; true"));

        assertTrue(open.lines().noneMatch(line -> line.strip().matches(".*(\\.jar|ptmx)")), open);
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void aResizeReachesTheChild(ChildLauncher launcher) throws Exception {
        Child child = start(launcher, "trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.05; done");
        Descriptor.read(child.descriptor(), new byte[64]);
        child.resize(new WindowSize(20, 60, 0, 0));

        assertEquals("20 60", output(child).strip());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void theWindowHasItsPixelsToo(ChildLauncher launcher) throws Exception {
        Child child = start(launcher, "read -r go");
        assertEquals(SIZE, WindowSize.of(child.descriptor()));
        child.resize(new WindowSize(20, 60, 600, 400));
        assertEquals(new WindowSize(20, 60, 600, 400), WindowSize.of(child.descriptor()));
        Descriptor.write(child.descriptor(), new byte[] {'\n'});
        output(child);
    }

    /** Erase is Ctrl-H and flow control is off here, neither of which is anybody's default. */
    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void theLineSettingsAreTheUsersFromTheFirstMoment(ChildLauncher launcher) throws Exception {
        Child first = start(launcher, "stty erase ^H -ixon; echo set; read -r go");
        Descriptor.read(first.descriptor(), new byte[64]);
        byte[] settings = new byte[NativeCalls.TERMIOS];
        assertEquals(0, NativeCalls.here().attributes(first.descriptor(), settings));
        Descriptor.write(first.descriptor(), new byte[] {'\n'});
        output(first);

        String seen = output(launcher.onTerminal(sh("stty -a"), new TerminalSetup(SIZE, settings), () -> {}));
        assertTrue(seen.contains("erase = ^H") && seen.contains("-ixon"), seen);
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#ours")
    void whatTheUserHandedDownGoesThrough(ChildLauncher launcher) throws Exception {
        int[] ends = new int[2];
        Descriptor.check(NativeCalls.here().pipe(ends), "pipe");
        NativeCalls.here().closeOnExec(ends[0], false);
        assertTrue(Descriptor.write(ends[1], "handed down\n".getBytes(StandardCharsets.UTF_8)));
        Child child = start(launcher, "head -n 1 /dev/fd/" + ends[0]);
        assertEquals("handed down", output(child).strip());
        Libc.close(ends[0]);
        Libc.close(ends[1]);
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void theChildLeadsASessionInOurDirectory(ChildLauncher launcher) throws Exception {
        String[] said = output(start(launcher, "echo $$; ps -o sid= -p $$; ps -o tpgid= -p $$; pwd -P"))
                .strip()
                .split("\\s+");
        assertEquals(said[0], said[1]);
        assertEquals(said[0], said[2]);
        assertEquals(Path.of("").toRealPath().toString(), said[3]);
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#ours")
    void whatHasNoInterpreterLineIsGivenToAShell(ChildLauncher launcher) throws Exception {
        Path script = executable("echo \"$1 in sh\"\n");
        Command command = new Command(script.toString(), List.of(script.toString(), "a  b"), ENVIRONMENT);
        assertEquals(
                "a  b in sh",
                output(launcher.onTerminal(command, new TerminalSetup(SIZE, new byte[0]), () -> {}))
                        .strip());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void aFileThatCanNotBeStartedIsAnError(ChildLauncher launcher) throws Exception {
        output(start(launcher, "true"));
        assertRefused(launcher, "/nonexistent/claude", "No such file or directory");
        assertRefused(launcher, folder.toString(), "");
        Path plain = Files.writeString(folder.resolve("plain"), "#!/bin/sh\n");
        assertRefused(launcher, plain.toString(), "Permission denied");
        assertRefused(launcher, executable("#!/nonexistent/sh -x\n").toString(), "No such file or directory");
    }

    /** Then it would run without us, and that is for the launcher to see to. */
    @Test
    void whatIsWrongWithOurHelperIsNotTheFaultOfTheFile() {
        ChildLauncher launcher = new PosixLauncher(new HelpedSession("/nonexistent/helper"));
        NoTerminalException fault = assertThrows(NoTerminalException.class, () -> start(launcher, "exit 0"));
        assertTrue(fault.getMessage().startsWith("/nonexistent/helper cannot be started: "), fault.getMessage());
    }

    private static void assertRefused(ChildLauncher launcher, String file, String words) {
        Command command = new Command(file, List.of(file), ENVIRONMENT);
        IOException refusal = assertThrows(
                IOException.class, () -> launcher.onTerminal(command, new TerminalSetup(SIZE, new byte[0]), () -> {}));
        assertTrue(refusal.getMessage().startsWith(file + " cannot be started: " + words), refusal.getMessage());
    }

    private Path executable(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("script"), text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void argumentsAndEnvironmentKeepTheirBytes(ChildLauncher launcher) throws Exception {
        String odd = ByteText.decode(new byte[] {'x', (byte) 0xFE, (byte) 0xC3, 'y'});
        List<String> words = List.of("/bin/sh", "-c", "printf '%s %s' \"$1\" \"$ODD\" | od -An -tx1", "sh", odd);
        Command command = new Command("/bin/sh", words, Map.of("PATH", "/usr/bin:/bin", "ODD", odd));

        assertEquals(
                "78 fe c3 79 20 78 fe c3 79",
                output(launcher.onTerminal(command, new TerminalSetup(SIZE, new byte[0]), () -> {}))
                        .strip());
    }
}
