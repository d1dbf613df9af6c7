package dev.belay.diagnose.regex;

/**
 * What {@code ^} and {@code $} of a wording with the flag {@code s} mean: where a sentence begins and where it ends. That is the line, or the
 * envelope that somebody has put around it: {@code API Error: 400 }, {@code "message":"}, {@code Error: }.
 */
public final class SentenceAnchors {
    private static final String SPACE = "\\s{0,6}";
    /** What an envelope may end with before the sentence: asked first, for that is one character. */
    private static final String LAST = "(?<=[\\s:r\\d\"'⎿└●⏺])";

    private static final String BEGIN =
            "(?:^|" + LAST + "(?<=API Error:?" + SPACE + "(?:\\(?[1-5]\\d\\d)?" + SPACE + "|[\"']message\\\\{0,3}[\"']"
                    + SPACE + ":" + SPACE + "\\\\{0,3}[\"']|[⎿└●⏺]" + SPACE + "|Error:" + SPACE + "))";
    private static final String END = "(?:$|(?=\\\\{0,3}[\"']" + SPACE + "[,}]|" + SPACE + "·|\\)" + SPACE + "·))";

    private SentenceAnchors() {}

    /** This regex, with its anchors so. */
    public static String in(String regex) {
        StringBuilder all = new StringBuilder(regex.length());
        boolean choice = false;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                all.append(c);
                i++;
                c = regex.charAt(i);
            } else if (c == '[') {
                choice = true;
            } else if (c == ']') {
                choice = false;
            } else if (!choice && (c == '^' || c == '$')) {
                all.append(c == '^' ? BEGIN : END);
                continue;
            }
            all.append(c);
        }
        return all.toString();
    }
}
