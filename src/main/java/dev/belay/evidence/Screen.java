package dev.belay.evidence;

/**
 * The last words that reached the user's terminal, as text: the last screenful read through a terminal emulator, the
 * standard error of a client without a terminal, or pasted output. Untrusted.
 *
 * @param text lines separated by newlines, without control characters
 * @param pasted whether a person pasted it: then all of it may be the client's words, or somebody else's
 */
public record Screen(String text, boolean pasted) {

    public static Screen blank() {
        return new Screen("", false);
    }
}
