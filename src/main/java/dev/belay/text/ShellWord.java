package dev.belay.text;

/** A word as it is typed into a shell. */
public final class ShellWord {
    private static final String PLAIN = "/._-+:@%=,";

    private ShellWord() {}

    /** The word itself where no shell takes any of it for something else; in single quotes otherwise. */
    public static String quote(String word) {
        return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && PLAIN.indexOf(c) < 0) {
                return false;
            }
        }
        // zsh takes =word for the place of a program.
        return !word.isEmpty() && word.charAt(0) != '=';
    }
}
