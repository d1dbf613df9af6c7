package dev.belay.run.takeover;

import dev.belay.evidence.Exit;
import dev.belay.posix.Signals;

/** Reads what {@link Exit#id()} has written. */
final class ExitText {
    private static final int MOST_SIGNALS = 64;

    private ExitText() {}

    static Exit parse(String text) {
        if (text.startsWith("code ")) {
            return new Exit.Code(Integer.parseInt(text.substring("code ".length())));
        }
        if (text.startsWith("signal ")) {
            String name = text.substring("signal ".length());
            for (int number = 1; number <= MOST_SIGNALS; number++) {
                if (Signals.name(number).equals(name)) {
                    return new Exit.Signal(number, name);
                }
            }
        }
        return new Exit.Unseen();
    }
}
