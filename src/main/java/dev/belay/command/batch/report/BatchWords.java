package dev.belay.command.batch.report;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.decide.HumanTime;
import dev.belay.spending.SessionCost;
import dev.belay.text.ShellWord;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What is said of a batch, in lines. */
public final class BatchWords {
    private static final int LONGEST = 300;

    private BatchWords() {}

    /** {@code fix-login: done in 2 min 3 s, 0.12 USD}, or why it is not. */
    public static String ended(String id, TaskRecord record, Duration took) {
        String why = why(record);
        return id + ": " + record.state().id() + " in " + HumanTime.span(took) + ", "
                + SessionCost.usd(record.tally().nanodollars()) + (why.isEmpty() ? "" : ": " + why);
    }

    /** What happened, and its class, where it is not done. */
    public static String why(TaskRecord record) {
        String say = Untrusted.redacted(record.end().say(), LONGEST);
        String failure = Untrusted.line(record.end().failure(), LONGEST);
        return failure.isEmpty() ? say : say + " (" + failure + ")";
    }

    /** What is typed to see all of it on a page. */
    public static String page(Path folder) {
        return "all of it on a page: `belay report --batch " + ShellWord.quote(folder.toString()) + "`";
    }

    public static String limited(Instant until) {
        return "the account's limit lasts until "
                + HumanTime.of(until.atZone(ZoneId.systemDefault()), Instant.now())
                + "; nothing more is begun before that";
    }
}
