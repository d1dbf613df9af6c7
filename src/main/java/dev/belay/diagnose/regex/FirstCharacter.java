package dev.belay.diagnose.regex;

/**
 * Lets a regex that begins with a look behind, with alternatives or where a sentence does ask first for a character that it may
 * begin with: to look behind at every character of a text, as far as wrapped lines may be indented, or to try a dozen words
 * there, costs more than all the rest.
 */
public final class FirstCharacter {
    private final String regex;
    private final StringBuilder any = new StringBuilder();

    private FirstCharacter(String regex) {
        this.regex = regex;
    }

    /** A regex that matches the same. */
    public static String first(String regex) {
        boolean plain = !regex.isEmpty() && isLetter(regex.charAt(0)) && !mayBeMissing(regex, 1);
        FirstCharacter first = new FirstCharacter(regex);
        if (plain && !first.hasAlternatives() || !first.readAlternatives(0, regex.length())) {
            return regex;
        }
        String characters = first.any.toString();
        boolean one = characters.length() == 1;
        return "(?=" + (one ? characters : "[" + characters + "]") + ")" + regex;
    }

    private boolean hasAlternatives() {
        return nextBar(0, regex.length()) < regex.length();
    }

    /** Whether it is certain what each of the alternatives between these places begins with. */
    private boolean readAlternatives(int from, int to) {
        for (int at = from; at <= to; ) {
            int bar = nextBar(at, to);
            if (!readSequence(at, bar)) {
                return false;
            }
            at = bar + 1;
        }
        return true;
    }

    /** The place of the next bar that is in no group and no class; the end where there is none. */
    private int nextBar(int from, int to) {
        for (int at = from; at < to; at = elementEnd(at)) {
            if (regex.charAt(at) == '|') {
                return at;
            }
        }
        return to;
    }

    private boolean readSequence(int from, int to) {
        for (int at = from; at < to; ) {
            int end = elementEnd(at);
            if (!isOfNoWidth(at)) {
                if (!readElement(at, end)) {
                    return false;
                }
                if (!mayBeMissing(regex, end)) {
                    return true;
                }
            }
            at = quantifierEnd(end);
        }
        return false;
    }

    /** Takes what this character, class or group may begin with, unless that is almost anything. */
    private boolean readElement(int at, int end) {
        char c = regex.charAt(at);
        if (c == '(') {
            boolean named = regex.startsWith("(?<", at);
            int inside = regex.startsWith("(?:", at) ? at + 3 : named ? regex.indexOf('>', at) + 1 : at + 1;
            return (named || !regex.startsWith("?", inside)) && readAlternatives(inside, end - 1);
        }
        String element = regex.substring(at, end);
        boolean simple =
                switch (c) {
                    case '[' -> element.indexOf('^') != 1 && element.indexOf('\\') < 0 && element.indexOf('&') < 0;
                    case '\\' -> element.matches("(?s)\\\\[ds\\W]");
                    case '.' -> false;
                    default -> isLetter(c) || Character.isDigit(c) || " \"'`<⎿●".indexOf(c) >= 0;
                };
        if (simple && any.indexOf(element) < 0) {
            any.append(element);
        }
        return simple;
    }

    private int elementEnd(int at) {
        return switch (regex.charAt(at)) {
            case '(' -> Math.min(regex.length(), RegexParts.groupEnd(regex, at) + 1);
            case '[' -> Math.min(regex.length(), RegexParts.classEnd(regex, at) + 1);
            case '\\' -> Math.min(regex.length(), at + 2);
            default -> at + 1;
        };
    }

    private int quantifierEnd(int at) {
        int end = at;
        if (end < regex.length() && "?*+".indexOf(regex.charAt(end)) >= 0) {
            end++;
        } else if (end < regex.length() && regex.charAt(end) == '{') {
            end = RegexParts.countEnd(regex, end) + 1;
        } else {
            return end;
        }
        return end < regex.length() && "?+".indexOf(regex.charAt(end)) >= 0 ? end + 1 : end;
    }

    private boolean isOfNoWidth(int at) {
        return "^$".indexOf(regex.charAt(at)) >= 0
                || regex.startsWith("\\b", at)
                || regex.startsWith("(?=", at)
                || regex.startsWith("(?!", at)
                || regex.startsWith("(?<=", at)
                || regex.startsWith("(?<!", at);
    }

    private static boolean mayBeMissing(String regex, int at) {
        return at < regex.length() && ("?*".indexOf(regex.charAt(at)) >= 0 || regex.startsWith("{0", at));
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
