package dev.belay.diagnose.regex;

/** Where the parts of a regex end: quotes, classes and groups within them are heeded. */
final class RegexParts {
    private RegexParts() {}

    /** The bracket that closes the class that is opened here; the end of the regex where none does. */
    static int classEnd(String regex, int open) {
        int at = open + 1;
        if (at < regex.length() && regex.charAt(at) == '^') {
            at++;
        }
        for (at++; at < regex.length(); at++) {
            if (regex.charAt(at) == '\\') {
                at++;
            } else if (regex.charAt(at) == ']') {
                return at;
            }
        }
        return regex.length();
    }

    /** The parenthesis that closes the group that is opened here; the end of the regex where none does. */
    static int groupEnd(String regex, int open) {
        int depth = 0;
        for (int at = open; at < regex.length(); at++) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                at = classEnd(regex, at);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at;
            }
        }
        return regex.length();
    }

    /** The brace that closes the count that is opened here; the place itself where none does. */
    static int countEnd(String regex, int open) {
        return Math.max(open, regex.indexOf('}', open));
    }
}
