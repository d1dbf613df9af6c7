package dev.belay.terminal;

import dev.belay.testing.JavaProgram;
import dev.belay.testing.Pty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Keys on a terminal, to a program of its own that asks for one. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class KeyPromptTest {
    private Pty terminal;

    private void asked(String... arguments) throws IOException {
        List<String> command = JavaProgram.command(AskedUser.class);
        command.addAll(List.of(arguments));
        terminal = new Pty(Path.of("").toAbsolutePath(), Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm"), command);
    }

    @AfterEach
    void end() {
        terminal.close();
    }

    private void answered(char key) throws InterruptedException {
        terminal.await("key " + (int) key + ".");
    }

    @Test
    void aKeyThatStandsAloneIsTheAnswerInCapitalsToo() throws Exception {
        asked("r\r");
        terminal.await("listening");
        terminal.type("R");
        answered('r');
    }

    @Test
    void returnMeansReturn() throws Exception {
        asked("r\r");
        terminal.await("listening");
        terminal.type("\r");
        answered(KeyPrompt.ENTER);
    }

    @Test
    void escapeAndInterruptQuit() throws Exception {
        for (String key : List.of("\u001b", "\u0003", "\u0004")) {
            asked("r");
            terminal.await("listening");
            terminal.type(key);
            answered(KeyPrompt.NONE);
            terminal.close();
        }
    }

    @Test
    void whatWasTypedBeforeTheQuestionStoodIsLeftToTheShell() throws Exception {
        asked("mr");
        terminal.await("asked");
        terminal.type("m");
        answered(KeyPrompt.TYPING);
        terminal.type("ake\r");
        terminal.await("left make.");
    }

    @Test
    void whatIsPastedIsNoAnswer() throws Exception {
        asked("mr");
        terminal.await("listening");
        terminal.type("rm");
        answered(KeyPrompt.PASTED);
    }

    @Test
    void aClickElsewhereIsAnAnswer() throws Exception {
        asked("rq", "q");
        answered('q');
    }
}
