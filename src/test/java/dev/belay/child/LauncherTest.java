package dev.belay.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Platform;
import dev.belay.evidence.Exit;
import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.Pipe;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import dev.belay.testing.NativeCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All ways to a pty keep the same promises. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final WindowSize SIZE = new WindowSize(33, 101, 1010, 660);
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm", "MARK", "here");

    static Stream<Named<ChildLauncher>> launchers() {
        return Stream.concat(ours(), Stream.of(Named.of("pty4j's fork", new PosixLauncher(new Pty4jSession()))));
    }

    /** Those that fork nothing: descriptors are handed down, and what the kernel refuses as a program goes to a shell. */
    static Stream<Named<ChildLauncher>> ours() {
        return Stream.of(
                Named.of("this machine's", ChildLauncher.forThisMachine()),
                Named.of("macOS's", new PosixLauncher(new HelpedSession(helper()))));
    }

    private static String helper() {
        return Platform.isLinux() ? NativeCode.spawnHelper().toString() : null;
    }

    @TempDir
    Path folder;

    private static Command sh(String script) {
        return new Command("/bin/sh", List.of("sh", "-c", script), ENVIRONMENT);
    }

    private static Child start(ChildLauncher launcher, String script) throws IOException {
        return launcher.onTerminal(sh(script), new TerminalSetup(SIZE, new byte[0]), () -> {});
    }

    private static String read(int descriptor) {
        StringBuilder text = new StringBuilder();
        try (com.sun.jna.Memory buffer = new com.sun.jna.Memory(4096)) {
            int count;
            while ((count = Descriptor.read(descriptor, buffer, 4096)) > 0) {
                text.append(new String(buffer.getByteArray(0, count), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    /** All that the child writes until it has ended. */
    private static String output(Child child) throws Exception {
        String text = read(child.descriptor());
        child.awaitExit();
        child.release();
        return text;
    }

    @ParameterizedTest
    @MethodSource("launchers")
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
    @MethodSource("launchers")
    void theWindowHasItsSizeFromTheFirstMoment(ChildLauncher launcher) throws Exception {
        assertEquals("33 101", output(start(launcher, "stty size")).strip());
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void theTerminalIsTheChildsOwn(ChildLauncher launcher) throws Exception {
        assertEquals(
                "here yes",
                output(start(launcher, "test -t 0 && test -t 1 && test -t 2 && echo $MARK yes </dev/tty"))
                        .strip());
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void noSignalIsBlockedOrIgnoredInTheChild(ChildLauncher launcher) throws Exception {
        assertEquals(
                new Exit.Signal(3, "SIGQUIT"),
                start(launcher, "ulimit -c 0; kill -QUIT $$; sleep 5").awaitExit());
        assertEquals(
                new Exit.Signal(2, "SIGINT"),
                start(launcher, "kill -INT $$; sleep 5").awaitExit());
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aStopIsNoticedAndTheChildGoesOn(ChildLauncher launcher) throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Child child = launcher.onTerminal(
                sh("kill -STOP $$; exit 7"), new TerminalSetup(SIZE, new byte[0]), stopped::countDown);

        assertTrue(stopped.await(10, TimeUnit.SECONDS));
        child.signal(Signals.CONT);

        assertEquals(new Exit.Code(7), child.awaitExit());
        child.release();
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void thereIsNoDescriptorOfOursInTheChild(ChildLauncher launcher) throws Exception {
        String open = output(start(launcher, "for fd in /proc/self/fd/*; do readlink $fd; done; true"));

        assertTrue(open.lines().noneMatch(line -> line.strip().matches(".*(\\.jar|ptmx)")), open);
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aResizeReachesTheChild(ChildLauncher launcher) throws Exception {
        Child child = start(launcher, "trap 'stty size; exit 0' WINCH; echo ready; while :; do sleep 0.05; done");
        try (com.sun.jna.Memory buffer = new com.sun.jna.Memory(64)) {
            Descriptor.read(child.descriptor(), buffer, 64);
        }
        child.resize(new WindowSize(20, 60, 0, 0));

        assertEquals("20 60", output(child).strip());
    }

    @ParameterizedTest
    @MethodSource("launchers")
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
    @MethodSource("launchers")
    void theLineSettingsAreTheUsersFromTheFirstMoment(ChildLauncher launcher) throws Exception {
        Child first = start(launcher, "stty erase ^H -ixon; echo set; read -r go");
        try (com.sun.jna.Memory settings = new com.sun.jna.Memory(128);
                com.sun.jna.Memory buffer = new com.sun.jna.Memory(64)) {
            Descriptor.read(first.descriptor(), buffer, 64);
            settings.clear();
            assertEquals(0, Libc.tcgetattr(first.descriptor(), settings));
            Descriptor.write(first.descriptor(), new byte[] {'\n'});
            output(first);

            String seen = output(launcher.onTerminal(
                    sh("stty -a"), new TerminalSetup(SIZE, settings.getByteArray(0, 128)), () -> {}));
            assertTrue(seen.contains("erase = ^H") && seen.contains("-ixon"), seen);
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whatTheUserHandedDownGoesThrough(ChildLauncher launcher) throws Exception {
        int[] ends = new int[2];
        Descriptor.check(Libc.pipe(ends), "pipe");
        assertTrue(Descriptor.write(ends[1], "handed down\n".getBytes(StandardCharsets.UTF_8)));
        Child child = start(launcher, "head -n 1 /dev/fd/" + ends[0]);
        assertEquals("handed down", output(child).strip());
        Libc.close(ends[0]);
        Libc.close(ends[1]);
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void theChildLeadsASessionInOurDirectory(ChildLauncher launcher) throws Exception {
        String[] said = output(start(launcher, "echo $$; ps -o sid= -p $$; ps -o tpgid= -p $$; pwd -P"))
                .strip()
                .split("\\s+");
        assertEquals(said[0], said[1]);
        assertEquals(said[0], said[2]);
        assertEquals(Path.of("").toRealPath().toString(), said[3]);
    }

    @ParameterizedTest
    @MethodSource("ours")
    void whatHasNoInterpreterLineIsGivenToAShell(ChildLauncher launcher) throws Exception {
        Path script = executable("echo \"$1 in sh\"\n");
        Command command = new Command(script.toString(), List.of(script.toString(), "a  b"), ENVIRONMENT);
        assertEquals(
                "a  b in sh",
                output(launcher.onTerminal(command, new TerminalSetup(SIZE, new byte[0]), () -> {}))
                        .strip());
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void aFileThatCanNotBeStartedIsAnError(ChildLauncher launcher) throws Exception {
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
        IllegalStateException fault = assertThrows(IllegalStateException.class, () -> start(launcher, "exit 0"));
        assertTrue(fault.getMessage().startsWith("/nonexistent/helper can't be started: "), fault.getMessage());
    }

    private static void assertRefused(ChildLauncher launcher, String file, String words) {
        Command command = new Command(file, List.of(file), ENVIRONMENT);
        IOException refusal = assertThrows(
                IOException.class, () -> launcher.onTerminal(command, new TerminalSetup(SIZE, new byte[0]), () -> {}));
        assertTrue(refusal.getMessage().startsWith(file + " can't be started: " + words), refusal.getMessage());
    }

    private Path executable(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("script"), text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void onPipesStandardErrorComesToUs(ChildLauncher launcher) throws Exception {
        Child child = launcher.onPipes(sh("echo words >&2; exit 3"));

        assertEquals("words\n", output(child));
        assertEquals(new Exit.Code(3), child.exit());
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void onPipesOfOursInputAndOutputAreOursAndTheRestIsAsBefore(ChildLauncher launcher) throws Exception {
        Pipe prompt = new Pipe();
        Pipe printed = new Pipe();
        String script = "cat; echo words >&2; echo; ps -o pgid= -p $$; kill -INT $$; sleep 5";
        Child child = launcher.onPipes(sh(script), prompt.source(), printed.sink());
        prompt.closeSource();
        printed.closeSink();
        assertTrue(Descriptor.write(prompt.sink(), "the prompt".getBytes(StandardCharsets.UTF_8)));
        // Its end is seen although the child was started with both ends open: it has none but its own.
        prompt.closeSink();

        assertEquals("words\n", output(child));
        assertEquals(new Exit.Signal(2, "SIGINT"), child.exit());
        List<String> said = read(printed.source()).lines().map(String::strip).toList();
        assertEquals(List.of("the prompt", "" + Libc.getpgrp()), said);
        printed.closeSource();
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void whatCanNotBeStartedOnPipesLeavesThemOpen(ChildLauncher launcher) throws Exception {
        Pipe printed = new Pipe();
        Command nothing = new Command("/nonexistent/claude", List.of("claude"), ENVIRONMENT);
        assertThrows(IOException.class, () -> launcher.onPipes(nothing, 0, printed.sink()));
        assertTrue(Descriptor.write(printed.sink(), new byte[] {'x'}));
        printed.closeSink();
        assertEquals("x", read(printed.source()));
        printed.closeSource();
    }

    @ParameterizedTest
    @MethodSource("launchers")
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
