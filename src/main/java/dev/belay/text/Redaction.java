package dev.belay.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text and leaves enough that a person knows which one it was. It knows the forms that leak in
 * practice; a secret that looks like an ordinary word it can't know.
 */
public final class Redaction {
    private static final String GONE = "[redacted]";

    /** Group 1, where there is one, stays. All are bounded, so that a long line costs linear time. */
    private static final Pattern SECRET = Pattern.compile(
            "(?:"
                    + "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]{0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?"
                    + "|\\b(?<prefix>sk-ant-[a-z0-9]{0,8}-?|sk-(?:proj-)?|ghp_|gho_|ghs_|ghu_|github_pat_|glpat-|xox[abprs]-|npm_"
                    + "|AIza|hf_|AKIA|ASIA)[A-Za-z0-9_\\-]{8,300}"
                    + "|\\beyJ[A-Za-z0-9_\\-]{8,2000}\\.[A-Za-z0-9_\\-]{8,4000}\\.[A-Za-z0-9_\\-]{4,2000}"
                    + "|(?<scheme>\\b(?:Bearer|Basic)\\s{1,3})[A-Za-z0-9._~+/=\\-]{8,4000}"
                    + "|(?<userinfo>\\b[a-z][a-z0-9+.\\-]{1,20}://)[^\\s/@:]{1,200}:[^\\s/@]{1,400}@"
                    + "|(?<name>\\b[A-Za-z0-9_\\-]{0,40}(?:password|passwd|secret|token|api[_\\-]?key|apikey|access[_\\-]?key|auth)"
                    + "\"?\\s{0,2}[=:]\\s{0,2}\"?)(?!\\[redacted|none\\b|true\\b|false\\b|null\\b|\\d{1,9}\\b)[^\\s\"'&,;]{6,4000}"
                    + ")",
            Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    public static String redact(String text) {
        Matcher matcher = SECRET.matcher(text);
        if (!matcher.find()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        do {
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement(matcher)));
        } while (matcher.find());
        return matcher.appendTail(out).toString();
    }

    private static String replacement(Matcher matcher) {
        for (String group : new String[] {"prefix", "scheme", "name"}) {
            if (matcher.group(group) != null) {
                return matcher.group(group) + GONE;
            }
        }
        return matcher.group("userinfo") != null ? matcher.group("userinfo") + GONE + "@" : GONE;
    }
}
