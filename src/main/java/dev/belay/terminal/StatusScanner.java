package dev.belay.terminal;

import java.util.Arrays;

/**
 * Finds reports of the Program Status Protocol, {@code 7501;...}, among a program's operating system commands, which
 * {@link Modes} tells from the rest of the output. What is too long, or holds what no report may hold, is none.
 */
final class StatusScanner {
    /** Told of the text behind {@code 7501;}; the array is reused. */
    @FunctionalInterface
    interface Listener {
        void found(byte[] text, int length);
    }

    private static final byte BELL = 0x07;
    private static final byte[] BEGINNING = {'7', '5', '0', '1', ';'};
    /** A title of 192 and a message of 2048 bytes in base64 (2.1.332), twice over. */
    private static final int LONGEST = 8 * 1024;

    private final Listener listener;
    private byte[] text = new byte[0];
    private boolean open;
    private int matched;
    private int length;

    StatusScanner(Listener listener) {
        this.listener = listener;
    }

    /** An escape character and this: {@code ]} begins a command, {@code \\} ends it, all else breaks it off. */
    void escape(byte octet) {
        if (open && octet == '\\') {
            end();
        }
        open = octet == ']';
        matched = 0;
        length = 0;
    }

    /** The next byte of a command. */
    void command(byte octet) {
        if (!open) {
            return;
        }
        if (octet == BELL) {
            end();
        } else if (matched < BEGINNING.length) {
            open = octet == BEGINNING[matched++];
        } else if (octet < 0x20 || octet == 0x7F || length == LONGEST) {
            open = false;
        } else {
            keep(octet);
        }
    }

    private void keep(byte octet) {
        if (length == text.length) {
            text = Arrays.copyOf(text, Math.min(LONGEST, Math.max(256, 2 * length)));
        }
        text[length++] = octet;
    }

    private void end() {
        open = false;
        if (matched == BEGINNING.length) {
            listener.found(text, length);
        }
    }
}
