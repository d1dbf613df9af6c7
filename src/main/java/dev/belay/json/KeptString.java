package dev.belay.json;

import java.nio.charset.StandardCharsets;

/** The beginning of a JSON string, as it is written. */
final class KeptString {
    private final byte[] kept;
    private int length;
    private boolean whole;
    private boolean escapes;
    private boolean blank;

    KeptString(int most) {
        kept = new byte[most];
    }

    void begin() {
        length = 0;
        whole = true;
        escapes = false;
        blank = true;
    }

    void keep(int next) {
        if (length < kept.length) {
            kept[length++] = (byte) next;
        } else {
            whole = false;
        }
    }

    void escaped(boolean space) {
        escapes = true;
        blank &= space;
    }

    void notBlank() {
        blank = false;
    }

    boolean blank() {
        return blank;
    }

    String text() {
        String raw = new String(kept, 0, length, StandardCharsets.UTF_8);
        return escapes ? JsonStrings.unescape(raw) : raw;
    }

    /** Whether it is this, without a copy of it. */
    boolean is(String text) {
        if (!whole || length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (kept[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
