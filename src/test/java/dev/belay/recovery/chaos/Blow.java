package dev.belay.recovery.chaos;

import dev.belay.recovery.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What befalls a run: one thing, to one or several of its processes, at one moment.
 *
 * @param victims in the order in which they are hit
 * @param delay milliseconds from the start of the run
 * @param pause milliseconds for which what can be undone lasts
 */
record Blow(Kind kind, String signal, List<Victim> victims, long delay, long pause) {
    private static final List<String> SIGNALS = List.of("KILL", "KILL", "TERM", "HUP", "INT", "QUIT", "SEGV", "ABRT");
    private static final int LONGEST_PAUSE = 12_000;

    /** What may happen. */
    enum Kind {
        /** A signal that ends, or asks to. */
        SIGNAL,
        /** SIGSTOP, and after a while SIGCONT. */
        FROZEN,
        /** The window is closed: everybody on the terminal gets SIGHUP. */
        TERMINAL_CLOSED,
        /** Ctrl-S and later Ctrl-Q: the terminal reads nothing for a while. */
        READING_STOPPED
    }

    /** Whom it may hit. */
    enum Victim {
        CLIENT,
        SUPERVISOR,
        LAUNCHER,
        TOOL
    }

    /** The next one of these lots. */
    static Blow drawn(Random lots, Mode mode, long longest) {
        long delay = (long) (lots.nextDouble() * longest);
        long pause = 500 + lots.nextInt(LONGEST_PAUSE);
        int kind = lots.nextInt(10);
        if (kind == 0 && mode == Mode.INTERACTIVE) {
            return new Blow(Kind.TERMINAL_CLOSED, "", List.of(), delay, pause);
        }
        if (kind == 1 && mode == Mode.INTERACTIVE) {
            return new Blow(Kind.READING_STOPPED, "", List.of(), delay, pause);
        }
        if (kind == 2) {
            return new Blow(Kind.FROZEN, "STOP", victims(lots), delay, pause);
        }
        return new Blow(Kind.SIGNAL, SIGNALS.get(lots.nextInt(SIGNALS.size())), victims(lots), delay, pause);
    }

    /** Mostly one; sometimes several at once. */
    private static List<Victim> victims(Random lots) {
        List<Victim> all = List.of(Victim.values());
        Victim first = all.get(lots.nextInt(all.size()));
        if (lots.nextInt(4) > 0) {
            return List.of(first);
        }
        Victim second = all.get(lots.nextInt(all.size()));
        return first == second ? List.of(first) : List.of(first, second);
    }

    /** Whether nobody but a person can say that the run should go on: Belay itself was asked to end, or cannot. */
    boolean endsTheRun() {
        return kind == Kind.TERMINAL_CLOSED || (kind == Kind.SIGNAL && victims.contains(Victim.LAUNCHER));
    }

    /** The row of the table that it belongs to. */
    String row() {
        String what = kind == Kind.SIGNAL
                ? signal
                : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return victims.isEmpty()
                ? what
                : what + ", "
                        + String.join(
                                " and ",
                                victims.stream()
                                        .map(victim -> victim.name().toLowerCase(Locale.ROOT))
                                        .toList());
    }

    @Override
    public String toString() {
        return row() + " after " + delay + " ms" + (kind == Kind.SIGNAL ? "" : " for " + pause + " ms");
    }
}
