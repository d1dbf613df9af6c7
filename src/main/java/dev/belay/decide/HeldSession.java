package dev.belay.decide;

import dev.belay.evidence.Evidence;
import java.util.Optional;

/**
 * A session that the client's own background service holds, so that no other client may resume it: "... is running in the
 * background (260d37e2). Run `claude attach 260d37e2` to open it, or `claude stop 260d37e2` first to resume it here."
 */
public final class HeldSession {
    private static final String COMMAND = "`claude stop ";
    private static final int LONGEST = 60;

    private HeldSession() {}

    /** The job that holds it, as the client names it in its refusal; nothing where it names none. */
    public static Optional<String> job(Evidence evidence) {
        String text = evidence.screen().text().replaceAll("\\s+", " ");
        int command = text.lastIndexOf(COMMAND);
        int end = command < 0 ? -1 : text.indexOf('`', command + 1);
        return end < 0
                ? Optional.empty()
                : Optional.of(text.substring(command + COMMAND.length(), end)).filter(HeldSession::isJob);
    }

    /** It becomes a word of a command line. */
    private static boolean isJob(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetterOrDigit(word.charAt(i)) || word.charAt(i) > 'z') {
                return false;
            }
        }
        return !word.isEmpty() && word.length() <= LONGEST;
    }
}
