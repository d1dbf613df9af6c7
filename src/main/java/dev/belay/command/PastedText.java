package dev.belay.command;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Text that somebody pasted or piped: all of it may be the client's words. Keeps its last two megabytes. */
public final class PastedText {
    private static final int KEPT = 2 << 20;

    private PastedText() {}

    /** What the rules say of this text. */
    public static Diagnosis diagnose(Rulebook rules, String text, Instant now) {
        Screen screen = new Screen(Untrusted.lines(text), true);
        return rules.diagnose(Evidence.of(now, new Exit.Unseen()).with(screen));
    }

    /** The end of what is read, in bounded memory. */
    public static String read(InputStream in) throws IOException {
        byte[] kept = new byte[KEPT];
        int end = 0;
        boolean full = false;
        int read = in.read(kept, end, KEPT - end);
        while (read >= 0) {
            end += read;
            if (end == KEPT) {
                full = true;
                end = 0;
            }
            read = in.read(kept, end, KEPT - end);
        }
        String last = new String(kept, 0, end, StandardCharsets.UTF_8);
        return full ? new String(kept, end, KEPT - end, StandardCharsets.UTF_8) + last : last;
    }
}
