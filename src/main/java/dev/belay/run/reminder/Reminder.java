package dev.belay.run.reminder;

import dev.belay.console.StandardError;
import dev.belay.journal.UnfinishedSessions;
import dev.belay.journal.UnfinishedSessions.Interrupted;
import dev.belay.operate.client.RunDirectory;
import dev.belay.posix.Signals;
import dev.belay.posix.Terminal;
import dev.belay.supervise.Ending;
import dev.belay.text.Untrusted;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The line before claude's screen: that this folder's last session was cut off, and how it comes back. It stands there for
 * a moment before claude draws over it, and Ctrl-C leaves instead; a start with nothing to say does not wait.
 */
public final class Reminder {
    private static final long READING_NANOS = 1_500_000_000L;
    private static final int LEAST_TITLE = 12;
    /** What a title needs before a second line is worth it. */
    private static final int SHORT_TITLE = 24;

    private static final int LONGEST_TITLE = 60;
    /** {@code belay: }, two quotes and a space. */
    private static final int MARGIN = 10;

    private Reminder() {}

    /** Says it where there is something to say. */
    public static void show(UnfinishedSessions unfinished, RunDirectory runDirectory) {
        Optional<String> line = line(unfinished, Terminal.columns(2));
        if (line.isEmpty()) {
            return;
        }
        StandardError.complain(line.get());
        Signals.revive(Signals.INT);
        Signals.on(Signals.INT, () -> {
            Ending interrupted = Ending.interrupted();
            runDirectory.ending(interrupted);
            Signals.halt(interrupted.shellStatus());
        });
        long end = System.nanoTime() + READING_NANOS;
        for (long left = READING_NANOS; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** The line, once; two where the terminal is narrow. */
    static Optional<String> line(UnfinishedSessions unfinished, int width) {
        List<Interrupted> all = unfinished.take();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Interrupted last = all.get(0);
        String before = "the session ";
        String after = " was interrupted " + when(last) + ";";
        String others = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more: belay sessions)";
        String how = "belay resume " + last.session().shortened() + " brings it back" + others;
        int room = width - MARGIN - before.length() - after.length();
        boolean wide = room - how.length() >= SHORT_TITLE;
        int columns = Math.max(LEAST_TITLE, Math.min(LONGEST_TITLE, wide ? room - how.length() : room));
        String title = Untrusted.redacted(title(last), columns);
        String name = title.isEmpty() ? last.session().value() : "\"" + title + "\"";
        return Optional.of(before + name + after + (wide ? " " : "\n       ") + how);
    }

    private static String title(Interrupted session) {
        try {
            return session.title().isEmpty()
                    ? TranscriptHead.read(session.transcript()).firstPrompt().orElse("")
                    : session.title();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static String when(Interrupted session) {
        ZonedDateTime at = session.at().atZone(ZoneId.systemDefault());
        boolean today = at.toLocalDate().equals(LocalDate.now());
        return DateTimeFormatter.ofPattern(today ? "'at' HH:mm" : "'on' d MMMM 'at' HH:mm", Locale.ENGLISH)
                .format(at);
    }
}
