package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.JavaProgram;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class FullScreenTest {
    private static final Duration LIMIT = SupervisedScreen.LIMIT;

    @TempDir
    Path folder;

    /** Shows the last key; {@code p} lends the screen to a program that reads a line, {@code q} ends it. */
    static final class Shows {
        public static void main(String[] arguments) {
            try (FullScreen screen = new FullScreen()) {
                screen.enter();
                String last = "none";
                while (!last.equals("q")) {
                    screen.show(List.of("key " + last, screen.size().columns() + " columns"));
                    Optional<Key> key = screen.key(200);
                    if (key.isPresent()) {
                        last = String.valueOf(key.get().character());
                    }
                    if (last.equals("p")) {
                        last = screen.lend(List.of(
                                        "/bin/sh", "-c", "echo lent; read -r word; echo $word >" + arguments[0]))
                                ? "back"
                                : "nothing";
                    }
                }
            }
        }
    }

    private TerminalScreen start() {
        List<String> program = JavaProgram.command(Shows.class);
        program.add(folder.resolve("word").toString());
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", "-c", "echo before; stty -a >$0/1; \"$@\"; stty -a >$0/2; echo $? >$0/end; sleep 600"));
        command.add(folder.toString());
        command.addAll(program);
        return new TerminalScreen(folder, Map.of("PATH", System.getenv("PATH"), "TERM", "xterm-256color"), command);
    }

    @Test
    void givesTheTerminalBackAsItWas() throws Exception {
        try (TerminalScreen screen = start()) {
            screen.await("screen", LIMIT, () -> screen.screen().startsWith("key none\n120 columns"));
            assertTrue(!screen.screen().contains("before"), screen::screen);
            screen.type("xq");
            screen.await("end", LIMIT, () -> Files.exists(folder.resolve("end")));
            screen.await("what stood there", LIMIT, () -> screen.screen().startsWith("before"));
            assertEquals(Files.readString(folder.resolve("1")), Files.readString(folder.resolve("2")));
        }
    }

    @Test
    void aProgramItIsLentToGetsEveryKey() throws Exception {
        try (TerminalScreen screen = start()) {
            screen.await("screen", LIMIT, () -> screen.screen().startsWith("key none"));
            screen.type("p");
            screen.await("program", LIMIT, () -> screen.screen().contains("lent"));
            screen.type("hello");
            screen.key("Enter");
            screen.await("back", LIMIT, () -> screen.screen().startsWith("key back"));
            assertEquals("hello\n", Files.readString(folder.resolve("word")));
        }
    }
}
