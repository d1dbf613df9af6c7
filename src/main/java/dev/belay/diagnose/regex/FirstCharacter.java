package dev.belay.diagnose.regex;

/**
 * Lets a regex that begins with a look behind, or where a sentence does, ask first for the letter it goes on with: to look behind at every character
 * of a text, as far as wrapped lines may be indented, costs more than all the rest.
 */
public final class FirstCharacter {
    private FirstCharacter() {}

    /** A regex that matches the same. */
    public static String first(String regex) {
        int at = 0;
        for (int next = behind(regex, at); next > at; next = behind(regex, at)) {
            at = next;
        }
        boolean letter = at > 0 && at + 1 < regex.length() && isLetter(regex.charAt(at));
        boolean needed = letter && "?*{|".indexOf(regex.charAt(at + 1)) < 0 && !hasBranches(regex);
        return needed ? "(?=" + regex.charAt(at) + ")" + regex : regex;
    }

    /** Where what looks behind ends; the place itself where nothing does. */
    private static int behind(String regex, int at) {
        if (regex.startsWith("(?<!", at) || regex.startsWith("(?<=", at)) {
            return Math.min(regex.length(), RegexParts.groupEnd(regex, at) + 1);
        }
        return regex.startsWith("\\b", at) ? at + 2 : regex.startsWith("^", at) ? at + 1 : at;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean hasBranches(String regex) {
        for (int at = 0; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (c == '|') {
                return true;
            }
            at = c == '('
                    ? RegexParts.groupEnd(regex, at)
                    : c == '[' ? RegexParts.classEnd(regex, at) : c == '\\' ? at + 1 : at;
        }
        return false;
    }
}
