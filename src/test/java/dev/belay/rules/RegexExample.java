package dev.belay.rules;

import java.util.regex.Pattern;

/**
 * A short text that a regex of a rule file matches: of alternatives the first, of what may be missing as little as can be.
 * Knows what those regexes use, and not all that a regex may hold.
 */
final class RegexExample {
    private final String regex;
    private int at;

    private RegexExample(String regex) {
        this.regex = regex;
    }

    /** One for this wording, {@code /regex/i}. */
    static String of(String wording) {
        return new RegexExample(wording.substring(1, wording.lastIndexOf('/'))).alternatives();
    }

    /** Whether the wording matches this text, as a rule file's wording does. */
    static boolean fits(String wording, String text) {
        int end = wording.lastIndexOf('/');
        String regex = wording.substring(1, end).replaceAll(" (?![?*+{])", "\\\\s{0,24}");
        int flags = Pattern.MULTILINE | (wording.indexOf('i', end) > 0 ? Pattern.CASE_INSENSITIVE : 0);
        return Pattern.compile(regex, flags).matcher(text).find();
    }

    private String alternatives() {
        String first = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            String other = sequence();
            first = first.isEmpty() ? other : first;
        }
        return first;
    }

    private String sequence() {
        StringBuilder all = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            boolean any = ". ".indexOf(regex.charAt(at)) >= 0 || regex.startsWith("[^\\n]", at);
            all.append(repeated(single(), any));
        }
        return all.toString();
    }

    /** @param any whether it may be a space, which keeps two words apart where nothing has to stand between them */
    private String repeated(String once, boolean any) {
        int least = 1;
        if (at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0) {
            char quantifier = regex.charAt(at++);
            least = quantifier == '+' ? 1 : 0;
            if (quantifier == '{') {
                int end = regex.indexOf('}', at);
                least = Integer.parseInt(regex.substring(at, end).split(",")[0]);
                at = end + 1;
            }
            at += at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0 ? 1 : 0;
        }
        return least == 0 && any ? " " : once.repeat(least);
    }

    private String single() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> ofClass();
            case '\\' -> escaped(regex.charAt(at++));
            case '.' -> "x";
            case '^', '$' -> "";
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean empty = false;
        if (regex.startsWith("?", at)) {
            empty = !regex.startsWith("?:", at) && !regex.startsWith("?=", at);
            at += regex.startsWith("?<", at) ? 3 : 2;
        }
        String inside = alternatives();
        at++;
        return empty ? "" : inside;
    }

    private String ofClass() {
        boolean negated = regex.charAt(at) == '^';
        int from = at;
        at += negated ? 2 : 1;
        while (regex.charAt(at) != ']') {
            at += regex.charAt(at) == '\\' ? 2 : 1;
        }
        Pattern one = Pattern.compile("[" + regex.substring(from, at) + "]");
        at++;
        for (char c : "a1 :./-\"'`|(%\n".toCharArray()) {
            if (one.matcher(String.valueOf(c)).matches()) {
                return String.valueOf(c);
            }
        }
        return one.pattern().substring(1, 2);
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'd' -> "1";
            case 'w' -> "a";
            case 's' -> " ";
            case 'S', 'D' -> "x";
            case 'W' -> ":";
            case 'n' -> "\n";
            case 'b', 'B', 'z', 'Z' -> "";
            default -> String.valueOf(c);
        };
    }
}
