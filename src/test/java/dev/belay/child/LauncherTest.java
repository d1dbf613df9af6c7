package dev.belay.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.Pipe;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways to a pty keep the same promises. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final WindowSize SIZE = new WindowSize(33, 101, 0, 0);
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm", "MARK", "here");

    static Stream<ChildLauncher> launchers() {
        return Stream.of(ChildLauncher.forThisMachine(), new Pty4jLauncher());
    }

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

        assertTrue(stopped.await(60, TimeUnit.SECONDS));
        child.signal(Signals.CONT);

        assertEquals(new Exit.Code(7), child.awaitExit());
        child.release();
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void thereIsNoDescriptorOfOursInTheChild(ChildLauncher launcher) throws Exception {
        String open = output(start(launcher, "for fd in /proc/self/fd/*; do readlink $fd; done; true"));

        assertTrue(open.lines().noneMatch(line -> line.endsWith(".jar")), open);
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
    void aFileThatCanNotBeStartedIsAnError(ChildLauncher launcher) {
        Command nothing = new Command("/nonexistent/claude", List.of("claude"), ENVIRONMENT);
        if (launcher instanceof SpawnLauncher) {
            assertThrows(
                    IOException.class,
                    () -> launcher.onTerminal(nothing, new TerminalSetup(SIZE, new byte[0]), () -> {}));
        }
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

    @org.junit.jupiter.api.Test
    void argumentsKeepTheirBytes() throws Exception {
        String odd = ByteText.decode(new byte[] {'x', (byte) 0xFE, (byte) 0xC3, 'y'});
        Child child = new SpawnLauncher()
                .onPipes(new Command(
                        "/bin/sh", List.of("sh", "-c", "printf %s \"$1\" | od -An -tx1 >&2", "sh", odd), ENVIRONMENT));

        assertEquals("78 fe c3 79", output(child).strip());
    }
}
