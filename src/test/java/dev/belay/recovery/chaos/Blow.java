package dev.belay.recovery.chaos;

import dev.belay.recovery.Mode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What befalls a run: one thing, to one or several of its processes or to all that they stand on, at one moment.
 *
 * @param how the signal, how far the clock jumps, or how much of its memory it keeps
 * @param victims in the order in which they are hit
 * @param delay milliseconds from the moment
 * @param pause milliseconds for which what can be undone lasts
 */
record Blow(Kind kind, String how, List<Victim> victims, Stage stage, long delay, long pause) {
    private static final List<String> DEADLY =
            List.of("KILL", "KILL", "KILL", "TERM", "HUP", "INT", "QUIT", "SEGV", "ABRT");
    /** The others that end a process that does nothing about them. */
    private static final List<String> RARE = List.of(
            "ILL", "TRAP", "BUS", "FPE", "USR1", "USR2", "PIPE", "ALRM", "STKFLT", "XCPU", "XFSZ", "VTALRM", "PROF",
            "IO", "PWR", "SYS");

    private static final List<String> JUMPS = List.of("+3h", "-3h", "+2d");
    /** Hundredths of the memory that they have. */
    private static final List<String> PARTS = List.of("70", "85", "100");

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
        READING_STOPPED,
        /** No room any more where Belay keeps its state and the files of the run. */
        DISK_FULL,
        /** The same folders can only be read any more. */
        READ_ONLY,
        /** A process gets no more memory than it has. */
        NO_MORE_MEMORY,
        /** All of them together get less memory than they have, or no more: in a control group of their own. */
        MEMORY_PRESSURE,
        /** The time of day is another one at once. */
        CLOCK_JUMP
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
        Stage stage = Stage.values()[lots.nextInt(Stage.values().length)];
        long delay = (long) (lots.nextDouble() * (stage == Stage.ANY ? longest : stage.span()));
        long pause = 500 + lots.nextInt(LONGEST_PAUSE);
        Kind kind = kind(lots, mode);
        String how =
                switch (kind) {
                    case SIGNAL -> signal(lots);
                    case CLOCK_JUMP -> JUMPS.get(lots.nextInt(JUMPS.size()));
                    case MEMORY_PRESSURE -> PARTS.get(lots.nextInt(PARTS.size()));
                    default -> "";
                };
        List<Victim> victims =
                switch (kind) {
                    case SIGNAL, FROZEN -> victims(lots);
                    case NO_MORE_MEMORY -> List.of(lots.nextBoolean() ? Victim.CLIENT : Victim.SUPERVISOR);
                    default -> List.of();
                };
        return new Blow(kind, how, victims, stage, delay, pause);
    }

    private static Kind kind(Random lots, Mode mode) {
        int lot = lots.nextInt(16);
        Kind rare =
                switch (lot) {
                    case 0 -> Kind.TERMINAL_CLOSED;
                    case 1 -> Kind.READING_STOPPED;
                    case 2, 3 -> Kind.FROZEN;
                    case 4 -> Kind.DISK_FULL;
                    case 5 -> Kind.READ_ONLY;
                    case 6 -> Kind.NO_MORE_MEMORY;
                    case 7 -> Kind.CLOCK_JUMP;
                    case 8 -> Kind.MEMORY_PRESSURE;
                    default -> Kind.SIGNAL;
                };
        boolean possible = lot > 1 || mode == Mode.INTERACTIVE;
        return possible && Surroundings.can(rare) ? rare : Kind.SIGNAL;
    }

    private static String signal(Random lots) {
        List<String> some = lots.nextInt(4) > 0 ? DEADLY : RARE;
        return some.get(lots.nextInt(some.size()));
    }

    /** Mostly one; sometimes several at once. */
    private static List<Victim> victims(Random lots) {
        List<Victim> all = new ArrayList<>(List.of(Victim.values()));
        Collections.shuffle(all, lots);
        int lot = lots.nextInt(8);
        return List.copyOf(all.subList(0, lot < 5 ? 1 : lot - 3));
    }

    /** The same, with a clock that jumps ahead instead of back. */
    Blow withClockGoingOn() {
        return how.startsWith("-") ? new Blow(kind, "+" + how.substring(1), victims, stage, delay, pause) : this;
    }

    /** The same after this has come. */
    Blow after(Stage moment) {
        return new Blow(kind, how, victims, moment, delay, pause);
    }

    /** What it was: the signal, or the kind. */
    String what() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (kind) {
            case SIGNAL -> "SIG" + how;
            case MEMORY_PRESSURE -> name + " " + how + " %";
            default -> how.isEmpty() ? name : name + " " + how;
        };
    }

    /** Whom it hit. */
    String whom() {
        return victims.isEmpty()
                ? "all"
                : String.join(
                        " and ",
                        victims.stream()
                                .map(victim -> victim.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .toList());
    }

    @Override
    public String toString() {
        return what() + ", " + whom() + ", " + delay + " ms after " + stage.words()
                + (kind == Kind.SIGNAL ? "" : ", for " + pause + " ms");
    }
}
