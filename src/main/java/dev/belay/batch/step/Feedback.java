package dev.belay.batch.step;

import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What claude is told when the check of its work has failed: the command, and the end of what that printed. */
final class Feedback {
    /** Of the output: enough for the failures of a test run, not enough to fill a context. */
    private static final int MOST = 8_000;

    private Feedback() {}

    /** The first line of it, which no other check of the task has. */
    static String heading(int check) {
        return "The task is not done yet: check " + check + " of it has failed.";
    }

    /** The whole of it. */
    static String text(int check, int status, String command, Path output) {
        return heading(check) + "\n\nThis command must succeed, and ended with status " + status + ":\n\n    "
                + Untrusted.lines(command).replace("\n", "\n    ")
                + "\n\nThe end of its output:\n\n" + tail(output)
                + "\n\nMake it succeed by doing what the task asks; leave the command itself alone.";
    }

    /** The end of it, without secrets and whatever a terminal would obey. */
    static String tail(Path output) {
        try (SeekableByteChannel channel = Files.newByteChannel(output)) {
            // Four bytes at most for a character, and some for escape sequences.
            long from = Math.max(0, channel.size() - 8L * MOST);
            channel.position(from);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {
                // Until it is full, or the file ends.
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            String clean = Redaction.redact(Untrusted.lines(text)).strip();
            int cut = clean.length() - MOST;
            return cut <= 0 ? clean : "[...]" + clean.substring(cut);
        } catch (IOException none) {
            return "";
        }
    }
}
