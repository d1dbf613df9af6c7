package dev.belay.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * The right end of a trial.
 *
 * @param end {@code done}, or the exit status
 * @param failure the class that Belay must name, or one of several with "or" between them; empty when the client helps itself and Belay has nothing to say
 * @param orNothing whether the client may help itself as well: it depends on what comes first
 */
public record Right(String end, String failure, boolean orNothing) {

    private static final int MOST_RECOVERIES = 6;

    /** Done, after a fall of this class. */
    public static Right doneAfter(String failure) {
        return new Right("done", failure, false);
    }

    /** The same, or done by the client alone. */
    Right orByItself() {
        return new Right(end, failure, true);
    }

    /** Done by the client alone. */
    static Right done() {
        return new Right("done", "", false);
    }

    static Right status(int status, String failure) {
        return new Right(Integer.toString(status), failure, false);
    }

    /** Each thing that is not as it must be. */
    public List<String> mistakes(Seen seen) {
        List<String> wrong = new ArrayList<>();
        if (!seen.end().equals(end)) {
            wrong.add("the end is \"" + seen.end() + "\" instead of \"" + end + "\"");
        }
        boolean nothing = seen.failures().isEmpty();
        boolean named = failure.isEmpty() || (orNothing && nothing)
                ? nothing
                : classes().stream().anyMatch(seen.failures()::contains);
        if (!named) {
            wrong.add("Belay named " + seen.failures() + " instead of " + (failure.isEmpty() ? "nothing" : failure));
        }
        if (!end.equals("done") && !failure.isEmpty() && !says(seen)) {
            wrong.add("the user was not told of " + failure);
        }
        if (end.equals("75")) {
            budget(wrong, seen);
        }
        add(wrong, "lost: ", seen.lost());
        add(wrong, "doubled: ", seen.doubled());
        add(wrong, "left over: ", seen.leftOver());
        if (seen.goOns() > seen.recoveries()) {
            wrong.add(seen.goOns() + " words to go on after " + seen.recoveries() + " recoveries");
        }
        if (seen.transcripts() != 1) {
            wrong.add(seen.transcripts() + " transcripts");
        }
        if (!seen.terminal().isEmpty()) {
            wrong.add("the terminal: " + seen.terminal());
        }
        return wrong;
    }

    /** What cannot be recovered from costs no more than it may, and somebody is told. */
    private static void budget(List<String> wrong, Seen seen) {
        if (seen.recoveries() > MOST_RECOVERIES) {
            wrong.add(seen.recoveries() + " recoveries instead of at most " + MOST_RECOVERIES);
        }
        if (!seen.notified().contains("given-up")) {
            wrong.add("notified of " + seen.notified() + " and not of given-up");
        }
    }

    private boolean says(Seen seen) {
        String told = seen.told().replaceAll("\\s+", " ");
        return classes().stream()
                .anyMatch(name ->
                        told.contains(dev.belay.testing.Sentence.of(name).replaceAll("\\s+", " ")));
    }

    private List<String> classes() {
        return List.of(failure.split(" or "));
    }

    private static void add(List<String> wrong, String what, List<String> which) {
        if (!which.isEmpty()) {
            wrong.add(what + String.join(", ", which));
        }
    }

    @Override
    public String toString() {
        return failure.isEmpty() ? end : end + " (" + failure + ")";
    }
}
