package dev.belay.command.install;

import dev.belay.console.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A yes or no from whoever sits at the terminal, also where standard input is the script that is being run. */
final class Consent {
    private static final Path TERMINAL = Path.of("/dev/tty");

    private Consent() {}

    /** Enter is yes; nobody there is no. */
    static boolean given(Console console) {
        if (console.terminals().errorWidth() == 0) {
            return false;
        }
        console.err().print("belay: do this? [Y/n] ");
        console.err().flush();
        try (InputStream in = console.terminals().inputIsTerminal() ? console.in() : Files.newInputStream(TERMINAL)) {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return line != null
                    && (line.isBlank()
                            || line.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y"));
        } catch (IOException nobody) {
            return false;
        }
    }
}
