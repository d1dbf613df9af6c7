package dev.belay.operate.dialog;

import dev.belay.evidence.dialog.Choices;
import dev.belay.evidence.dialog.Dialog;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Answers a question of the client's. Before each key it reads the screen: where that shows another question, or none, or
 * not the answer that is wanted, nothing is pressed any more. An answer is found by its label; neither its number nor the
 * cursor's first place says anything of it, for both change from version to version.
 */
public final class DialogAnswer {
    private static final String UP = "\033[A";
    private static final String DOWN = "\033[B";
    private static final String ENTER = "\r";

    /** A client that is busy may take a second to show what a key has done. */
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(5);

    private static final long LOOK_MILLIS = 40;

    private final Supplier<Optional<String>> screen;
    private final Predicate<String> press;

    /**
     * @param screen what stands on the client's screen now
     * @param press sends keys; whether that worked
     */
    public DialogAnswer(Supplier<Optional<String>> screen, Predicate<String> press) {
        this.screen = screen;
        this.press = press;
    }

    /** Whether no question is open, as far as the screen shows. */
    public static boolean none(Optional<String> screen) {
        return screen.flatMap(Dialog::on).isEmpty();
    }

    /** Presses these keys while this question is open; whether they were sent. */
    public boolean press(Dialog question, String keys) {
        return isOpen(question) && press.test(keys);
    }

    /** Moves the cursor to the answer with this label, and takes it once it is there; whether it was taken. */
    public boolean choose(Dialog question, String label) throws InterruptedException {
        Optional<Choices> choices = choices(question, label);
        int most = choices.map(known -> known.labels().size()).orElse(0);
        for (int moves = 0; choices.isPresent() && moves <= most; moves++) {
            Choices seen = choices.get();
            if (seen.isOn(label)) {
                return press.test(ENTER);
            }
            boolean below = seen.indexOf(label).orElseThrow() > seen.cursor();
            if (!press.test(below ? DOWN : UP)) {
                return false;
            }
            choices = moved(question, label, seen);
        }
        return false;
    }

    /** The answers once the cursor is elsewhere; nothing when it does not move, or when the question is gone. */
    private Optional<Choices> moved(Dialog question, String label, Choices before) throws InterruptedException {
        long end = System.nanoTime() + SHOWN_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            Optional<Choices> now = choices(question, label);
            if (now.isPresent() && now.get().cursor() != before.cursor()) {
                return now;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return Optional.empty();
    }

    private Optional<Choices> choices(Dialog question, String label) {
        return screen.get().filter(text -> isOn(text, question)).flatMap(text -> Choices.on(text, label));
    }

    private boolean isOpen(Dialog question) {
        return screen.get().filter(text -> isOn(text, question)).isPresent();
    }

    private static boolean isOn(String text, Dialog question) {
        return Dialog.on(text).filter(open -> open == question).isPresent();
    }
}
