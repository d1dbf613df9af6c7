package dev.belay.console;

import dev.belay.posix.Terminal;
import dev.belay.text.Paragraph;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What Belay says on its own standard error, wrapped for the terminal there. */
public final class StandardError {
    private StandardError() {}

    public static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /** One sentence on standard error. */
    public static void complain(String sentence) {
        complain("belay: ", sentence);
    }

    /** What is wrong with the words or the settings of a command. */
    public static void complain(String label, String sentence) {
        PrintStream errors = stream(FileDescriptor.err);
        int width = errorWidth();
        String[] lines = sentence.split("\n");
        errors.print(Paragraph.of(label, lines[0], width) + "\n");
        for (int at = 1; at < lines.length; at++) {
            String text = lines[at].stripLeading();
            String indent = lines[at].substring(0, lines[at].length() - text.length());
            errors.print(Paragraph.of(indent, text, width) + "\n");
        }
        errors.flush();
    }

    public static int errorWidth() {
        try {
            return Terminal.is(2) ? Terminal.columns(2) : 0;
        } catch (LinkageError noNativeLibrary) {
            return 0;
        }
    }
}
