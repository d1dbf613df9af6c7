package dev.belay.evidence;

import dev.belay.evidence.dialog.Dialog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client that is alive shows of itself. Of one that has ended nothing is known: {@link #none()}.
 *
 * @param activity what it does
 * @param dialog the question that it waits with
 * @param stalled how long a request has been outstanding while nothing moved: no stream, no tool, no retry, no sleep of
 *     the machine; zero as long as that is not so
 * @param continuing that it will go on by itself when a limit is over, as it says on its screen (2.1.329)
 * @param keyboard what the user did at the keyboard
 * @param overLimit what it and its tools hold in memory, in bytes, where that is more than the user allows
 * @param retrying that it has sent one request again and again for a while
 */
public record Liveness(
        Activity activity,
        Optional<Dialog> dialog,
        Duration stalled,
        boolean continuing,
        Keyboard keyboard,
        OptionalLong overLimit,
        Optional<Retrying> retrying) {

    /** One that tries nothing again. */
    public Liveness(
            Activity activity,
            Optional<Dialog> dialog,
            Duration stalled,
            boolean continuing,
            Keyboard keyboard,
            OptionalLong overLimit) {
        this(activity, dialog, stalled, continuing, keyboard, overLimit, Optional.empty());
    }

    /** What a client does. The word is what a rule says. */
    public enum Activity {
        UNKNOWN("unknown"),
        BUSY("busy"),
        /** At its prompt. */
        IDLE("idle"),
        /** A question stands open. */
        WAITING("waiting");

        private final String id;

        Activity(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * What the user did at the keyboard.
     *
     * @param lastKey when a key was last pressed
     * @param draft whether something was typed that has not been sent
     */
    public record Keyboard(Optional<Instant> lastKey, boolean draft) {
        /** Nobody can type, or nobody has. */
        public static Keyboard untouched() {
            return new Keyboard(Optional.empty(), false);
        }

        /** @param lastKeyMillis when a key was last pressed; 0 for never */
        public static Keyboard of(long lastKeyMillis, boolean draft) {
            return lastKeyMillis == 0
                    ? untouched()
                    : new Keyboard(Optional.of(Instant.ofEpochMilli(lastKeyMillis)), draft);
        }
    }

    /** Whether it waits for something to do. */
    public boolean isAtThePrompt() {
        return activity == Activity.IDLE;
    }

    /** Whether what is typed now is a prompt of its own: no question is open, and nobody has begun to type. */
    public boolean isAtAnEmptyPrompt() {
        return isAtThePrompt() && dialog.isEmpty() && !keyboard.draft();
    }

    /** Of a client that has ended, or that nobody has looked at. */
    public static Liveness none() {
        return of(Activity.UNKNOWN);
    }

    /** In one line, as an incident and a test case keep it: activity, dialog, seconds of stall, bytes over the limit. */
    public String line() {
        return activity.id() + " " + dialog.map(Dialog::id).orElse("-") + " " + stalled.toSeconds() + " "
                + (overLimit.isPresent() ? Long.toString(overLimit.getAsLong()) : "-");
    }

    /** Reads such a line. */
    public static Liveness parse(String line) {
        String[] words = line.strip().split(" ");
        Liveness parsed = none();
        for (Activity activity : Activity.values()) {
            parsed = activity.id().equals(words[0]) ? of(activity) : parsed;
        }
        if (words.length < 4) {
            return parsed;
        }
        Optional<Dialog> open = Optional.empty();
        for (Dialog dialog : Dialog.values()) {
            open = dialog.id().equals(words[1]) ? Optional.of(dialog) : open;
        }
        return new Liveness(
                parsed.activity(),
                open,
                Duration.ofSeconds(Long.parseLong(words[2])),
                false,
                Keyboard.untouched(),
                words[3].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(words[3])));
    }

    /** Nothing but what it does. */
    public static Liveness of(Activity activity) {
        return new Liveness(
                activity, Optional.empty(), Duration.ZERO, false, Keyboard.untouched(), OptionalLong.empty());
    }

    /** The same, waiting with this question. */
    public Liveness with(Dialog open) {
        return new Liveness(Activity.WAITING, Optional.of(open), stalled, continuing, keyboard, overLimit, retrying);
    }

    /** The same, with the time of the last key. */
    public Liveness touched(Optional<Instant> key) {
        Keyboard touched = new Keyboard(key, keyboard.draft());
        return new Liveness(activity, dialog, stalled, continuing, touched, overLimit, retrying);
    }

    /** The same, stalled for this long. */
    public Liveness stalled(Duration length) {
        return new Liveness(activity, dialog, length, continuing, keyboard, overLimit, retrying);
    }

    /** The same, trying again and again. */
    public Liveness with(Retrying again) {
        return new Liveness(activity, dialog, stalled, continuing, keyboard, overLimit, Optional.of(again));
    }
}
