package dev.belay.terminal;

import java.util.concurrent.TimeUnit;

/**
 * Asks for one key, or whoever else may answer. Only a key that stands alone is an answer: what was typed before the
 * question had stood there for a second, and what comes in a row with other keys, was meant for a shell. It is not even
 * read, so that the shell gets it. Escape sequences are no answer.
 */
public final class KeyPrompt {
    /** The user quits: Esc, Ctrl-C, Ctrl-D, or the terminal has gone. */
    public static final char NONE = 0;

    /** Somebody types, and not to us: what was typed is still there for whoever reads next. */
    public static final char TYPING = 1;

    /** Something came all at once and was no key; it is lost. */
    public static final char PASTED = 2;

    /** Return. */
    public static final char ENTER = '\r';

    private static final int FIRST_LOOK = 1_000;
    /** Fast typists need 60 ms from key to key, slow ones 400. */
    private static final int ALONE = 500;
    /** The bytes of an escape sequence come together. */
    private static final int TOGETHER = 20;
    /** No key and no report of a terminal is longer. */
    private static final int LONGEST_SEQUENCE = 24;

    private static final int LOOK_AGAIN = 300;
    private static final int ESCAPE = 0x1B;

    private final PendingInput input;
    private final String allowed;
    private final Elsewhere elsewhere;
    private final Runnable listening;
    /** After a key that means nothing here Return may belong to it. */
    private boolean strayed;

    private KeyPrompt(PendingInput input, String allowed, Elsewhere elsewhere, Runnable listening) {
        this.input = input;
        this.allowed = allowed;
        this.elsewhere = elsewhere;
        this.listening = listening;
    }

    /** Somebody who answers without the keyboard: a click on a popup. */
    public interface Elsewhere {
        /** The key that was meant; {@link #NONE} as long as there is no answer. */
        char answer();
    }

    /**
     * Waits for one of these characters; other keys are ignored.
     *
     * @param listening called once, when keys begin to count
     */
    public static char ask(UserTerminal terminal, String allowed, Elsewhere elsewhere, Runnable listening) {
        terminal.question();
        elsewhere.answer();
        try {
            return new KeyPrompt(new PendingInput(), allowed, elsewhere, listening).answer();
        } finally {
            terminal.restore();
        }
    }

    private char answer() {
        long begun = System.nanoTime();
        boolean stood = false;
        while (true) {
            if (!stood && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) >= FIRST_LOOK && input.size() == 0) {
                stood = true;
                listening.run();
            }
            if (!input.await(stood ? LOOK_AGAIN : TOGETHER)) {
                char click = elsewhere.answer();
                if (click != NONE && allowed.indexOf(click) >= 0) {
                    return click;
                }
                continue;
            }
            pause(TOGETHER);
            int size = input.size();
            int key = size > 1 ? sequence(size) : stood || size == 0 ? single(size) : TYPING;
            if (key == NONE || key == TYPING || key == PASTED || allowed.indexOf(key) >= 0) {
                return (char) key;
            }
            strayed = strayed || key != ESCAPE;
        }
    }

    /** Several bytes at once: an arrow key or a report is ignored; what grows is typed, and what somebody pastes is long. */
    private int sequence(int size) {
        if (size > LONGEST_SEQUENCE || grows(size)) {
            return TYPING;
        }
        return input.take() == ESCAPE ? ESCAPE : PASTED;
    }

    /** Whether more is typed within the time that tells a key from a row of them. */
    private boolean grows(int size) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ALONE);
        while (System.nanoTime() < end) {
            pause(TOGETHER);
            if (input.size() > size) {
                return true;
            }
        }
        return false;
    }

    /** One byte: a key, if none follows it. */
    private int single(int size) {
        if (size == 1 && grows(size)) {
            return TYPING;
        }
        int key = Character.toLowerCase(input.take());
        return switch (key) {
            case -1, 3, 4, ESCAPE -> NONE;
            case '\r', '\n' -> strayed ? ' ' : ENTER;
            default -> key;
        };
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
