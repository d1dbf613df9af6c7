package dev.belay.terminal;

import dev.belay.posix.LineSettings;
import dev.belay.testing.JavaProgram;
import dev.belay.testing.Pty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
class UserTerminalTest {

    /** Says after each step whether the terminal reads by lines. */
    static final class Steps {
        public static void main(String[] arguments) {
            UserTerminal terminal = UserTerminal.open();
            say("found");
            terminal.raw();
            say("raw");
            terminal.restore();
            say("restored");
            terminal.raw();
            terminal.leave();
            say("left");
            terminal.raw();
            say("raw once more");
            System.out.println("over.");
        }

        private static void say(String step) {
            System.out.println(step + " " + LineSettings.canonical(0) + ".");
        }
    }

    @Test
    void givesBackWhatItFoundAndTouchesNothingOnceItIsLeft() throws Exception {
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm");
        List<String> command = JavaProgram.command(Steps.class);
        try (Pty terminal = new Pty(Path.of("").toAbsolutePath(), environment, command)) {
            for (String step : List.of(
                    "found true.", "raw false.", "restored true.", "left true.", "raw once more true.", "over.")) {
                terminal.await(step);
            }
        }
    }
}
