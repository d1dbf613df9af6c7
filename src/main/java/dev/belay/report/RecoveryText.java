package dev.belay.report;

import dev.belay.decide.HumanTime;
import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import java.time.Duration;
import java.util.Optional;

/** What Belay does about a failure without being asked. */
final class RecoveryText {
    /** A wait that is over before it has been read. */
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    private RecoveryText() {}

    /** What, when, and for the how many-th time; nothing where it does nothing. */
    static Optional<String> of(Plan plan) {
        Optional<String> start =
                switch (plan.recovery()) {
                    case RESUME, WAIT_AND_RESUME -> Optional.of("resuming the session");
                    case REPAIR_AND_RESUME -> Optional.of("writing a repaired copy of the session, then resuming that");
                    case TRIM_AND_RESUME -> Optional.of("writing a smaller copy of the session, then resuming that");
                    case COMPACT_AND_RESUME -> Optional.of("compacting the session, then resuming it");
                    case RELEASE_AND_RESUME -> Optional.of("stopping the background session, then resuming it here");
                    case RESTART -> Optional.of("restarting");
                    case LEAVE, ASK, GIVE_UP -> Optional.empty();
                };
        return start.map(text -> plan.pause().map(pause -> text(pause, text)).orElse(text));
    }

    private static String text(Step.Pause pause, String start) {
        String attempt = " (attempt " + pause.attempt() + " of " + pause.allowed() + ")";
        if (pause.duration().compareTo(A_MOMENT) < 0) {
            return start + attempt;
        }
        return "waiting until " + HumanTime.of(pause.until(), pause.from()) + ", then " + start + attempt;
    }
}
