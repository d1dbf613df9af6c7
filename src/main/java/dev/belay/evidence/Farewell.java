package dev.belay.evidence;

import java.util.Optional;

/** The client's goodbye: 2.x names the session to resume, 1.0.x the cost. Nothing but a shell speaks after it. */
public final class Farewell {
    private static final int LINES_AFTER_THE_SESSION = 3;
    private static final int LINES_AFTER_THE_COST = 12;

    private Farewell() {}

    /** What it names, {@code resume} or {@code cost}; nothing where it has not said goodbye. */
    public static Optional<String> on(Screen screen) {
        if (isLast(screen, "Resume this session with:", LINES_AFTER_THE_SESSION)) {
            return Optional.of("resume");
        }
        return isLast(screen, "Total cost:", LINES_AFTER_THE_COST) ? Optional.of("cost") : Optional.empty();
    }

    private static boolean isLast(Screen screen, String words, int linesAfter) {
        int at = screen.text().lastIndexOf(words);
        return at >= 0
                && (screen.pasted()
                        || screen.text().substring(at).strip().lines().count() <= linesAfter);
    }
}
