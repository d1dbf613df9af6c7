package dev.belay.command.report;

import dev.belay.evidence.ExitStatus;
import dev.belay.page.Headline;
import dev.belay.page.chart.Sign;
import dev.belay.page.session.ToldSession;
import java.util.List;
import java.util.Optional;

/** A task of a batch: its session is told of under its name, and with what the batch says of it. */
final class TaskWords {
    private static final int WAITS = 50;

    private TaskWords() {}

    /** The session of this task. */
    static ToldSession named(ToldSession told, ReportTarget.Task task) {
        Headline headline = told.headline();
        return told.as(
                task.id(),
                new Headline(
                        task.id() + " · " + headline.over(),
                        task.id() + ": " + task.state() + ". " + headline.title(),
                        headline.asked(),
                        sign(task),
                        task.state()),
                rank(task) + told.row().rank() % 100,
                left(task));
    }

    /** A task that has no session yet. */
    static ToldSession untold(ReportTarget.Task task) {
        return new ToldSession(
                new Headline(task.id(), task.id() + ": " + task.state(), "", sign(task), task.state()),
                new ToldSession.Row(task.id(), List.of("", "", ""), Optional.empty(), rank(task), left(task)),
                Optional.empty());
    }

    private static Sign sign(ReportTarget.Task task) {
        return task.status() == ExitStatus.OK ? Sign.RECOVERY : Sign.FALL;
    }

    private static int rank(ReportTarget.Task task) {
        return switch (task.status()) {
            case ExitStatus.OK -> 0;
            case ExitStatus.PERSON_NEEDED -> 500;
            case ExitStatus.SETTINGS, ExitStatus.NOT_FOUND -> 400;
            case ExitStatus.TRY_LATER -> 100 + WAITS;
            default -> 300;
        };
    }

    private static List<String> left(ReportTarget.Task task) {
        return switch (task.status()) {
            case ExitStatus.OK -> List.of();
            case ExitStatus.TRY_LATER -> List.of();
            default -> List.of(task.state() + (task.say().isEmpty() ? "" : ": " + task.say()));
        };
    }
}
