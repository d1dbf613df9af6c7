package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Ending;
import dev.belay.decide.HumanTime;
import dev.belay.page.Figures;
import dev.belay.page.Headline;
import dev.belay.page.chart.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a session ended, and what is left to do. */
final class EndingWords {
    private static final int FIXES = 2;

    private final Chronicle chronicle;
    private final Surroundings known;

    EndingWords(Chronicle chronicle, Surroundings known) {
        this.chronicle = chronicle;
        this.known = known;
    }

    Headline headline() {
        boolean good = known.running() || state() == Ending.State.ENDED_WELL;
        SubjectWords subject = new SubjectWords(chronicle, known);
        return new Headline(subject.over(), title(), subject.asked(), good ? Sign.RECOVERY : Sign.FALL, status());
    }

    /** What it is called in a list. */
    String name() {
        return new SubjectWords(chronicle, known).name();
    }

    /** What is left for a person to do. */
    List<String> left() {
        List<String> tasks = new ArrayList<>();
        if (!known.running() && (state() == Ending.State.FAILED || state() == Ending.State.UNFINISHED)) {
            failure()
                    .ifPresent(failure ->
                            known.fixes().apply(failure).stream().limit(FIXES).forEach(tasks::add));
            String before = tasks.isEmpty()
                    ? "It has not finished. Bring it back"
                    : "Then bring it back, for it has not finished,";
            tasks.add(before + " with: belay resume "
                    + chronicle.subject().session().value());
        }
        return tasks;
    }

    /** The higher, the sooner a person should look. */
    int rank() {
        int falls = Math.min(chronicle.falls().size(), 99);
        if (known.running()) {
            return falls;
        }
        return falls
                + switch (state()) {
                    case FAILED -> 300;
                    case UNFINISHED -> 200;
                    case ENDED_WELL -> 0;
                    case EMPTY -> -100;
                };
    }

    private String title() {
        if (known.running()) {
            return "Running now, " + length() + falls();
        }
        return switch (state()) {
            case ENDED_WELL -> "Finished" + at() + ", " + length() + falls();
            case FAILED -> "Stopped" + at() + ", " + length() + falls() + ". " + say();
            case UNFINISHED -> "Cut off in the middle of a turn" + at() + ", " + length() + falls();
            case EMPTY -> "Nothing happened: it had not begun";
        };
    }

    private String say() {
        return chronicle.ending().say();
    }

    private String status() {
        if (known.running()) {
            return "running";
        }
        return switch (state()) {
            case ENDED_WELL -> "done";
            case FAILED -> failure().map(failure -> "failed: " + failure).orElse("failed");
            case UNFINISHED -> failure().map(failure -> "cut off: " + failure).orElse("cut off");
            case EMPTY -> "empty";
        };
    }

    private Optional<String> failure() {
        return chronicle.ending().failure();
    }

    private Ending.State state() {
        return chronicle.ending().state();
    }

    private String at() {
        return chronicle
                .course()
                .ended()
                .map(ended -> " at " + HumanTime.of(ended.atZone(known.zone()), known.now()))
                .orElse("");
    }

    private String length() {
        return "after " + HumanTime.span(length(chronicle, known));
    }

    private String falls() {
        int falls = chronicle.falls().size();
        return falls == 0 ? "" : " and " + Figures.counted(falls, "fall", "falls");
    }

    /** From its first record to its last, or to now. */
    static Duration length(Chronicle chronicle, Surroundings known) {
        Optional<Instant> begun = chronicle.course().begun();
        Optional<Instant> ended =
                known.running() ? Optional.of(known.now()) : chronicle.course().ended();
        return begun.isEmpty() || ended.isEmpty() || ended.get().isBefore(begun.get())
                ? Duration.ZERO
                : Duration.between(begun.get(), ended.get());
    }
}
