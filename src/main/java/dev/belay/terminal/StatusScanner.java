package dev.belay.terminal;

/**
 * Finds {@code ESC ] 7501 ; ...}, ended by BEL or ST, in a program's output (Program Status Protocol), however it is cut
 * into reads. Everything else costs a look at each byte. What is too long, or holds what no report may hold, is none.
 */
final class StatusScanner {
    /** Told of the text behind {@code 7501;}; the array is reused. */
    @FunctionalInterface
    interface Listener {
        void found(byte[] text, int length);
    }

    private static final byte ESCAPE = 0x1B;
    private static final byte BELL = 0x07;
    private static final byte[] BEGINNING = {ESCAPE, ']', '7', '5', '0', '1', ';'};
    /** A title of 192 and a message of 2048 bytes in base64 (2.1.332), twice over. */
    private static final int LONGEST = 8 * 1024;

    private final Listener listener;
    private byte[] text = new byte[0];
    private int matched;
    private int length;
    private boolean escaped;

    StatusScanner(Listener listener) {
        this.listener = listener;
    }

    void read(byte[] bytes, int count) {
        int at = 0;
        while (at < count) {
            if (matched == 0) {
                // Nearly everything is text: a loop of its own, for this stands between two reads of the pump.
                while (at < count && bytes[at] != ESCAPE) {
                    at++;
                }
                if (at == count) {
                    return;
                }
            }
            step(bytes[at++]);
        }
    }

    private void step(byte octet) {
        if (matched < BEGINNING.length) {
            begin(octet);
        } else if (escaped) {
            escaped = false;
            if (octet == '\\') {
                end();
            } else {
                matched = 1;
                begin(octet);
            }
        } else if (octet == BELL) {
            end();
        } else if (octet == ESCAPE) {
            escaped = true;
        } else if (octet < 0x20 || octet == 0x7F || length == LONGEST) {
            matched = 0;
        } else {
            keep(octet);
        }
    }

    private void begin(byte octet) {
        if (octet == BEGINNING[matched]) {
            matched++;
            length = 0;
            escaped = false;
        } else {
            matched = octet == ESCAPE ? 1 : 0;
        }
    }

    private void keep(byte octet) {
        if (length == text.length) {
            text = java.util.Arrays.copyOf(text, Math.min(LONGEST, Math.max(256, 2 * length)));
        }
        text[length++] = octet;
    }

    private void end() {
        matched = 0;
        listener.found(text, length);
    }
}
