package dev.belay.diagnose.notation;

import java.util.Arrays;

/** The prompts of the user in a text ({@code > do this}, {@code ❯ do this}): each begins a turn. */
public final class Prompts {
    private final String text;
    private final int[] places;

    /** Those of this text. */
    public Prompts(String text) {
        this.text = text;
        this.places = prompts();
    }

    /** How many stand before this place. */
    public int before(int position) {
        int found = Arrays.binarySearch(places, position);
        return found < 0 ? -found - 1 : found + 1;
    }

    private int[] prompts() {
        int[] found = new int[16];
        int count = 0;
        for (int at = 0; at < text.length(); at = lineEnd(text, at) + 1) {
            if (isPrompt(at)) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = at;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** A menu's {@code ❯ 1. Yes} and an empty input line are no prompts; a quotation {@code > API Error} is none either. */
    private boolean isPrompt(int at) {
        if (at + 3 > text.length() || (text.charAt(at) != '>' && text.charAt(at) != '❯')) {
            return false;
        }
        char next = text.charAt(at + 2);
        return text.charAt(at + 1) == ' ' && (Character.isLowerCase(next) || next == '/' || next > 0x2fff);
    }

    private static int lineEnd(String source, int to) {
        int end = source.indexOf('\n', to);
        return end < 0 ? source.length() : end;
    }
}
