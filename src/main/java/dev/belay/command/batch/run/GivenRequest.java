package dev.belay.command.batch.run;

import dev.belay.batch.run.BatchOptions;
import dev.belay.command.batch.report.Places;
import dev.belay.command.batch.report.Typed;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** The words of {@code belay batch run} as a request. */
final class GivenRequest {
    private static final int MOST_JOBS = 100;
    private static final int MOST_TRIES = 100;

    private final Arguments given;
    private final List<String> words;

    /** @param words as they were typed */
    GivenRequest(Arguments given, List<String> words) {
        this.given = given;
        this.words = words;
    }

    /** Begins the batch where it has not begun yet. */
    BatchRequest read(Console console) throws UsageException {
        var tasks = Places.list(given).faultless();
        var one = ChosenTask.of(given, tasks);
        // Whoever has started one alone tries it again.
        BatchOptions options = options(one.isPresent() ? 1 : 3, one.isPresent());
        return new BatchRequest(tasks, Places.out(given, console), options, one, Typed.again(words));
    }

    private BatchOptions options(int tries, boolean alone) throws UsageException {
        return new BatchOptions(
                alone ? 1 : number("--jobs", 2, 1, MOST_JOBS),
                number("--tries", tries, 1, MOST_TRIES),
                Typed.duration("--retry-after", given.value("--retry-after").orElse("1m")),
                number("--verify-tries", 3, 0, MOST_TRIES),
                given.has("--worktree"),
                given.has("--again"));
    }

    private int number(String option, int otherwise, int least, int most) throws UsageException {
        return Typed.number(given, option, otherwise, least, most);
    }
}
