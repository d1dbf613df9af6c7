package dev.belay.console;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Writes as {@code \}{@code u009b} what JSON allows and a terminal obeys: control characters beyond ASCII, and those that turn
 * the direction of text. Whoever reads the JSON gets them as they were.
 */
final class TerminalEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        codes[DELETE] = ESCAPE_STANDARD;
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return isObeyed(character) ? new SerializedString(String.format("\\u%04x", character)) : null;
    }

    private static boolean isObeyed(int character) {
        return Character.isISOControl(character)
                || character == 0x61c
                || character == 0x200e
                || character == 0x200f
                || character >= 0x2028 && character <= 0x202e
                || character >= 0x2066 && character <= 0x2069
                || character == 0xfeff;
    }
}
