package dev.belay.diagnose.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands around the sentence in which somebody refused a request: status, type, the name of who passes it on. Each
 * client library and each gateway has its own, and none says more than the HTTP status does.
 */
public final class Envelope {
    private static final String STATUS = "([1-5]\\d\\d)\\b";
    private static final String API_ERROR =
            "API\\s*Error\\s{0,24}:?\\s{0,24}(?:\\([^()\\d][^()]{0,80}\\)\\s{0,24}:?\\s{0,24})?";

    /** The client's own, and those of libraries and gateways that nothing else is called after. */
    private static final Pattern OPENING = Pattern.compile(
            "(?:(?:Error|Failed to authenticate\\.|Please run /login ·|Authentication error ·):? )*(?:" + API_ERROR
                    + "|[Ee]rror [Cc]ode:? [1-5]\\d\\d\\b|Error: [45]\\d\\d \\{|[45]\\d\\d (?:status code|\\{)"
                    + "|(?:litellm|anthropic|openai)\\.\\w+Error: |Error from provider ?\\(|Upstream provider \\w+ returned|ResultMessage\\(subtype='error"
                    + "|\\{\\s*[\"']type[\"']\\s*:\\s*[\"']error[\"'])");

    private static final Pattern STATUSES = Pattern.compile(
            "(?:" + API_ERROR + "\\(?" + STATUS + "|[Ee]rror\\s*[Cc]ode\\s*:?\\s*" + STATUS
                    + "|^[^A-Za-z0-9\\n]{0,20}(?:Error:\\s*)?" + STATUS + "(?=\\s*\\{|\\sstatus code)"
                    + "|Request rejected\\s*\\(" + STATUS + "|, ?[\\w./:-]{1,80}: ?" + STATUS + "\\): ?\\{)"
                    + "|(?:\\bHTTP(?:/[\\d.]+)?|(?<!exit )\\bstatus(?:[_ ]?[cC]ode)?)[\\s\"':=\\\\]{1,6}" + STATUS
                    + "|[\"']code[\"']\\s*:\\s*" + STATUS,
            Pattern.MULTILINE);
    private static final Beginnings BEGINNINGS = Beginnings.of(true, "ap", "er", "re", "ht", "st", "\"c", "'c", ",");
    private static final int CERTAIN_GROUPS = 5;

    /**
     * An HTTP status that a text names.
     *
     * @param certain whether the words around it are those of a refused request, and not of just any program
     */
    public record Status(int code, int from, int to, boolean certain) {}

    private Envelope() {}

    /** Whether a message that begins like this is the client's own. */
    public static boolean opens(String words) {
        return OPENING.matcher(words).lookingAt();
    }

    /** Of these words one stands where a text names a status. */
    public static final String WORDS = "error|code|status|http|rejected|message";

    /** The HTTP statuses in a text. */
    public static List<Status> statuses(CharSequence text) {
        List<Status> found = new ArrayList<>();
        add(text, 0, text.length(), found);
        return found;
    }

    /** Adds those between these places. */
    public static void add(CharSequence text, int from, int to, List<Status> found) {
        Matcher matcher = STATUSES.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = from; BEGINNINGS.find(matcher, text, at, to); at = matcher.end()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    int code = Integer.parseInt(matcher.group(group));
                    found.add(new Status(code, matcher.start(), matcher.end(), group <= CERTAIN_GROUPS));
                }
            }
        }
    }
}
