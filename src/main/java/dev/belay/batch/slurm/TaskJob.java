package dev.belay.batch.slurm;

import java.util.Optional;
import java.util.Set;

/**
 * A job of an array, as Slurm speaks of it.
 *
 * @param array the number of the array
 * @param index of the job in it
 * @param state in Slurm's own word: PENDING, RUNNING, SPECIAL_EXIT ...
 * @param detail the node, or why it waits; may be empty
 */
public record TaskJob(String array, int index, String state, String detail) {
    private static final Set<String> OVER = Set.of(
            "BOOT_FAIL",
            "CANCELLED",
            "COMPLETED",
            "DEADLINE",
            "FAILED",
            "NODE_FAIL",
            "OUT_OF_MEMORY",
            "PREEMPTED",
            "REVOKED",
            "TIMEOUT");

    private static final int MOST_DIGITS = 9;

    /** A line of squeue's: {@code 12|3|PENDING|Resources|}; nothing where it is about no job of an array. */
    static Optional<TaskJob> queued(String line) {
        String[] parts = line.strip().split("\\|", -1);
        if (parts.length < 5 || !isNumber(parts[1])) {
            return Optional.empty();
        }
        boolean waits = parts[4].isEmpty() && !parts[3].equals("None");
        return Optional.of(new TaskJob(parts[0], Integer.parseInt(parts[1]), parts[2], waits ? parts[3] : parts[4]));
    }

    /** A line of sacct's: {@code 12_3|CANCELLED by 1000|belay1}. */
    static Optional<TaskJob> accounted(String line) {
        String[] parts = line.strip().split("\\|", -1);
        String[] numbers = parts[0].split("_");
        if (parts.length < 3 || numbers.length != 2 || !isNumber(numbers[1])) {
            return Optional.empty();
        }
        return Optional.of(new TaskJob(numbers[0], Integer.parseInt(numbers[1]), parts[1].split(" ")[0], parts[2]));
    }

    private static boolean isNumber(String text) {
        return text.length() <= MOST_DIGITS && text.matches("\\d+");
    }

    /** As scancel and scontrol take it. */
    public String name() {
        return array + "_" + index;
    }

    /** Whether nothing comes of it any more. */
    public boolean isOver() {
        return OVER.contains(state);
    }

    /** Whether a person has to release it. */
    public boolean isHeld() {
        return state.equals("SPECIAL_EXIT") || state.equals("REQUEUE_HOLD");
    }

    /** For a person: {@code 12_3 RUNNING belay1}. */
    public String words() {
        return (name() + " " + state + " " + detail).strip();
    }
}
