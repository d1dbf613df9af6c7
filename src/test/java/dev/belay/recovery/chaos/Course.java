package dev.belay.recovery.chaos;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.recovery.Fault;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** What the API does in a trial, and which moments have come, as it sees them. */
final class Course implements Fault {
    private static final String INVALID = "invalid_request_error";

    /** The second, as in the recovery matrix, begins too soon for a compaction: 2.1.332 leaves the prompt out of it. */
    private static final int STEP = 3;

    private final int steps;
    private final Stage awaited;
    private final Fault fall;
    private boolean well;
    private final Set<Stage> come = EnumSet.of(Stage.ANY, Stage.START);

    /**
     * @param awaited what has to come
     * @param version the client's
     */
    Course(int steps, Stage awaited, Random lots, String version) {
        this.steps = steps;
        this.awaited = awaited;
        fall = fall(awaited, lots, version);
    }

    /** Where nothing else is asked for, something fails in every second run, so that whatever Belay does then is hit too. */
    private static Fault fall(Stage awaited, Random lots, String version) {
        Fault refused = Fault.untilResumed(STEP, Reply.httpError(400, INVALID, "Out of memory"));
        Fault resumed = OfOldClients.fall(
                version, Fault.untilResumed(STEP, Reply.httpError(500, "api_error", "Internal server error")), refused);
        Fault compacted = OfOldClients.fall(
                version,
                Fault.untilCompacted(
                        STEP, Reply.httpError(400, INVALID, "prompt is too long: 200001 tokens > 200000 maximum")),
                refused);
        int lot = lots.nextInt(6);
        return switch (awaited) {
            case COMPACTION -> compacted;
            case RECOVERY -> resumed;
            case REPAIR -> Fault.untilCompacted(STEP, unpaired());
            default ->
                switch (lot) {
                    case 0 -> resumed;
                    case 1 -> refused;
                    case 2 -> compacted;
                    default -> Fault.none();
                };
        };
    }

    private static Reply unpaired() {
        return Reply.httpError(
                400,
                INVALID,
                "messages.17: `tool_use` ids were found without `tool_result` blocks immediately after:"
                        + " toolu_01. Each `tool_use` block must have a corresponding `tool_result` block in the next"
                        + " message.");
    }

    @Override
    public synchronized Reply instead(Fault.Moment now, Answer answer) {
        come.add(Stage.TURN);
        if (now.step() > steps) {
            come.add(Stage.END);
        }
        if (now.step() == 1) {

            return Reply.bash("Step 1.", "sh -c \"sleep 2; printf 'RESULT-%d\\\\n' 1\"");
        }
        Reply reply = well ? answer : fall.instead(now, answer);
        if (reply != answer) {
            come.add(awaited == Stage.REPAIR ? Stage.REPAIR : Stage.RECOVERY);
        }
        return reply;
    }

    @Override
    public synchronized Reply insteadOfSummary(Reply summary) {
        come.add(Stage.COMPACTION);
        return well ? summary : fall.insteadOfSummary(summary);
    }

    /** From now on nothing fails: 1.0.35 cannot compact in print mode, which is how a person goes on here. */
    synchronized void heal() {
        well = true;
    }

    /** Whether the last answer has been given. */
    synchronized boolean isDone() {
        return come.contains(Stage.END);
    }

    /** Whether what was awaited has come. */
    synchronized boolean hasCome() {
        return come.contains(awaited);
    }
}
