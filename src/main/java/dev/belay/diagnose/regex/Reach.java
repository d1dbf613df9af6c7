package dev.belay.diagnose.regex;

/** How many characters a regex can read at most: of alternatives the longest counts. */
public final class Reach {
    /** What a word may have, where nothing says how long it is. */
    static final int WORD = 40;

    private final String regex;
    private final int farthest;
    private int at;

    private Reach(String regex, int farthest) {
        this.regex = regex;
        this.farthest = farthest;
    }

    /** The characters that this regex reads, at most this many. */
    public static int of(String regex, int farthest) {
        return (int) Math.min(farthest, new Reach(regex, farthest).choices());
    }

    private long choices() {
        long longest = 0;
        long branch = 0;
        while (at < regex.length() && regex.charAt(at) != ')') {
            if (regex.charAt(at) == '|') {
                longest = Math.max(longest, branch);
                branch = 0;
                at++;
            } else {
                branch = Math.min(farthest, branch + repeated());
            }
        }
        return Math.max(longest, branch);
    }

    /** One character or group, as often as it may stand. */
    private long repeated() {
        int from = at;
        long length = single();
        String what = regex.substring(from, at);
        if (at >= regex.length()) {
            return length;
        }
        char quantifier = regex.charAt(at);
        if (quantifier == '{') {
            int end = regex.indexOf('}', at);
            String most =
                    regex.substring(regex.lastIndexOf(',', end) > at ? regex.lastIndexOf(',', end) + 1 : at + 1, end);
            at = end + 1;
            skipMode();
            return most.isEmpty() ? unbounded(what, length) : length * Long.parseLong(most);
        }
        if (quantifier == '*' || quantifier == '+') {
            at++;
            skipMode();
            return unbounded(what, length);
        }
        at += quantifier == '?' ? 1 : 0;
        return length;
    }

    private long unbounded(String what, long length) {
        boolean ofWord = what.matches("[\\w ]|\\\\[wdsSW]")
                || what.startsWith("[") && !what.startsWith("[^") && !what.contains("\\s\\S");
        return ofWord ? WORD : length == 0 ? 0 : farthest;
    }

    private void skipMode() {
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
    }

    private long single() {
        char c = regex.charAt(at++);
        if (c == '(') {
            if (regex.startsWith("?", at)) {
                at = regex.indexOf(
                                regex.charAt(at + 1) == '<' && "=!".indexOf(regex.charAt(at + 2)) < 0
                                        ? '>'
                                        : regex.charAt(at + 1),
                                at)
                        + 1;
                at += at < regex.length() && "=!".indexOf(regex.charAt(at)) >= 0 ? 1 : 0;
            }
            long inside = choices();
            at++;
            return inside;
        }
        if (c == '[') {
            at += regex.charAt(at) == '^' ? 1 : 0;
            at++;
            while (regex.charAt(at) != ']') {
                at += regex.charAt(at) == '\\' ? 2 : 1;
            }
            at++;
            return 1;
        }
        at += c == '\\' ? 1 : 0;
        return 1;
    }
}
