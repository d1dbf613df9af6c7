package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.JavaProgram;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
class AttachmentTakeBackTest {
    @TempDir
    Path folder;

    /** What a JVM does that finds neither the one before it nor its client. */
    static final class Finds {
        public static void main(String[] arguments) {
            new Attachment(
                            UserTerminal.open(),
                            Optional.of(Path.of(arguments[0])),
                            (bytes, length) -> {},
                            StatusChannel.off())
                    .takeBack();
            System.out.println("taken back");
        }
    }

    /** Both killed in one moment, and the client reaped before anybody looked: seen under load. */
    @Test
    void undoesWhatADeadClientHasLeftOnTheTerminal() throws Exception {
        Path restore = folder.resolve("restore");
        Files.write(restore, "\033[?1049l\033[?25h".getBytes(StandardCharsets.US_ASCII));
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh", "-c", "echo before; printf '\\033[?1049h\\033[?25lclaude'; \"$@\"; exec sleep 600", "sh"));
        command.addAll(JavaProgram.command(Finds.class));
        command.add(restore.toString());
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "TERM", "xterm-256color");
        try (TerminalScreen screen = new TerminalScreen(folder, environment, command)) {
            screen.awaitScreen("taken back", SupervisedScreen.LIMIT);
            assertTrue(screen.screen().startsWith("before\n"), screen::screen);
            assertFalse(screen.screen().contains("claude"), screen::screen);
            assertFalse(Files.exists(restore), "the launcher would do it once more");
        }
    }
}
