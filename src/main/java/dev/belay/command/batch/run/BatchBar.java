package dev.belay.command.batch.run;

import dev.belay.batch.folder.TaskState;
import dev.belay.batch.run.BatchProgress;
import dev.belay.command.batch.report.BatchWords;
import dev.belay.decide.HumanTime;
import dev.belay.spending.SessionCost;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How far a batch has come, in two lines: a bar with counts, cost and what is left; what is being worked on. */
final class BatchBar {
    private static final int LONGEST = 24;

    private final Style style;

    BatchBar(Style style) {
        this.style = style;
    }

    /** @param ending whether somebody wants it to end */
    List<String> lines(BatchProgress.Snapshot now, int columns, boolean ending) {
        return List.of(
                style.bold(Untrusted.shorten(first(now) + (ending ? "" : left(now)), columns)),
                style.dim(Untrusted.shorten(ending ? "ending" : second(now), columns)));
    }

    private static String first(BatchProgress.Snapshot now) {
        int filled = now.total() == 0 ? 0 : LONGEST * now.over() / now.total();
        StringBuilder text = new StringBuilder();
        text.append('[')
                .append("#".repeat(filled))
                .append("-".repeat(LONGEST - filled))
                .append("] ");
        text.append(now.of(TaskState.DONE)).append('/').append(now.total()).append(" done");
        now.counts().forEach((state, count) -> {
            if (state != TaskState.DONE && state != TaskState.WAITING) {
                text.append("  ").append(count).append(' ').append(state.id());
            }
        });
        return text.append("  ").append(SessionCost.usd(now.nanodollars())).toString();
    }

    private static String left(BatchProgress.Snapshot now) {
        return now.left().map(left -> "  about " + seconds(left) + " left").orElse("");
    }

    private static String second(BatchProgress.Snapshot now) {
        if (now.limit().isPresent() && now.running().isEmpty()) {
            return BatchWords.limited(now.limit().get());
        }
        List<String> running = new ArrayList<>();
        now.running().forEach((id, since) -> running.add(id + " " + seconds(Duration.between(since, Instant.now()))));
        return String.join(", ", running);
    }

    private static String seconds(Duration length) {
        return HumanTime.span(Duration.ofSeconds(length.toSeconds()));
    }
}
