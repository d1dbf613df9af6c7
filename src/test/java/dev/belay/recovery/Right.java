package dev.belay.recovery;

import java.util.ArrayList;
import java.util.List;

/**
 * The right end of a trial.
 *
 * @param end {@code done}, or the exit status
 * @param failure the class that Belay must name; empty when the client helps itself and Belay has nothing to say
 */
record Right(String end, String failure) {

    /** Done, after a fall of this class. */
    static Right doneAfter(String failure) {
        return new Right("done", failure);
    }

    /** Done by the client alone. */
    static Right done() {
        return new Right("done", "");
    }

    static Right status(int status, String failure) {
        return new Right(Integer.toString(status), failure);
    }

    /** Each thing that is not as it must be. */
    List<String> mistakes(Seen seen) {
        List<String> wrong = new ArrayList<>();
        if (!seen.end().equals(end)) {
            wrong.add("the end is \"" + seen.end() + "\" instead of \"" + end + "\"");
        }
        boolean named =
                failure.isEmpty() ? seen.failures().isEmpty() : seen.failures().contains(failure);
        if (!named) {
            wrong.add("Belay named " + seen.failures() + " instead of " + (failure.isEmpty() ? "nothing" : failure));
        }
        if (!end.equals("done") && !failure.isEmpty() && !says(seen)) {
            wrong.add("the user was not told of " + failure);
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

    private boolean says(Seen seen) {
        String told = seen.told().replaceAll("\\s+", " ");
        return told.contains(dev.belay.testing.Sentence.of(failure).replaceAll("\\s+", " "));
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
