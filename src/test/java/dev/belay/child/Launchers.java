package dev.belay.child;

import dev.belay.posix.Descriptor;
import dev.belay.posix.WindowSize;
import dev.belay.posix.calls.OperatingSystem;
import dev.belay.testing.NativeCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** All ways to a child, and what tests do with each. */
final class Launchers {
    static final WindowSize SIZE = new WindowSize(33, 101, 1010, 660);
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm", "MARK", "here");

    static Stream<Named<ChildLauncher>> all() {
        return Stream.concat(ours(), Stream.of(Named.of("pty4j's fork", new PosixLauncher(new Pty4jSession()))));
    }

    /** Those that fork nothing: descriptors are handed down, and what the kernel refuses as a program goes to a shell. */
    static Stream<Named<ChildLauncher>> ours() {
        return Stream.of(
                Named.of("this machine's", ChildLauncher.forThisMachine()), Named.of("macOS's", new Imitated()));
    }

    /** macOS's way. Its stand-in on Linux is built only now: where it can't be, nothing else is left out. */
    private static final class Imitated implements ChildLauncher {
        @Override
        public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
            return launcher().onTerminal(command, terminal, onStop);
        }

        @Override
        public Child onPipes(Command command, int input, int output) throws IOException {
            return launcher().onPipes(command, input, output);
        }

        private static ChildLauncher launcher() {
            String helper = OperatingSystem.isLinux() ? NativeCode.spawnHelper().toString() : null;
            return new PosixLauncher(new HelpedSession(helper));
        }
    }

    static Command sh(String script) {
        return new Command("/bin/sh", List.of("sh", "-c", script), ENVIRONMENT);
    }

    static Child start(ChildLauncher launcher, String script) throws IOException {
        return launcher.onTerminal(sh(script), new TerminalSetup(SIZE, new byte[0]), () -> {});
    }

    static String read(int descriptor) {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        int count;
        while ((count = Descriptor.read(descriptor, buffer)) > 0) {
            text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** All that the child writes until it has ended. */
    static String output(Child child) throws Exception {
        String text = read(child.descriptor());
        child.awaitExit();
        child.release();
        return text;
    }

    private Launchers() {}
}
