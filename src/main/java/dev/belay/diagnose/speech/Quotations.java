package dev.belay.diagnose.speech;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The quotations in the lines of a text. Not all that stands between quotation marks is one: an answer in JSON has its
 * message there, and a paste may have been put between them as a whole.
 */
final class Quotations {
    private static final Pattern QUOTATION = Pattern.compile(
            "`[^`\\n]{1,400}`|“[^”\\n]{2,400}”|«[^»\\n]{2,400}»|(?<!\\\\)\"(?:[^\"\\\\\\n]|\\\\.){2,600}+\"");
    /** The keys under which an answer says what is wrong. */
    private static final Pattern MESSAGE = Pattern.compile(
            "[\"'](?:[\\w.]*(?:message|error|msg|detail|reason|status|code|type|title|raw|body|text|content|stderr|stdout|output|result|subtype|cause|err)\\w*)\\\\?[\"']\\s*[:=]\\s*$|(?:^|[\\s,{])(?:message|msg|error|err|reason|detail|cause|stderr|stdout|output)=$|(?:^|\\s)(?:assistant|claude|client): $",
            Pattern.CASE_INSENSITIVE);

    /** In a sentence single quotation marks are some as well; elsewhere they hold names and values. */
    private static final Pattern IN_PROSE =
            Pattern.compile(QUOTATION.pattern() + "|(?<![\\w'])'[^'\\n]{2,200} [^'\\n]{1,200}'(?![\\w'])");

    /** The list of what was wrong in a result of print mode. */
    private static final Pattern ERRORS =
            Pattern.compile("\"errors\"\\s?:\\s?\\[((?:\"(?:[^\"\\\\]|\\\\.){0,2000}+\",?\\s?){1,40}+)");

    private static final int KEY = 60;
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    private final boolean few;
    private int[] bounds = new int[16];
    private int count;
    /** Which of them are more than a name. */
    private final BitSet speeches = new BitSet();

    /** @param few whether the text is short enough to have been put between quotation marks as a whole */
    Quotations(boolean few) {
        this.few = few;
    }

    /** Looks for quotations in this line. */
    void read(Line line) {
        String words = line.whole();
        boolean prose = words.indexOf("{'") < 0 && words.indexOf(" '") >= 0 && Document.isProse(line.words());
        Matcher quotation = (prose ? IN_PROSE : QUOTATION).matcher(words);
        int wordless = wordless(words);
        Matcher list = ERRORS.matcher(words);
        boolean listed = list.find();
        while (quotation.find()) {
            if (!(few && isWhole(words, quotation))
                    && !isKey(words, quotation.end())
                    && !(listed && quotation.start() >= list.start(1) && quotation.end() <= list.end(1))
                    && !isMessage(words, quotation.start(), wordless)) {
                speeches.set(count / 2, quotation.group().indexOf(' ') >= 0);
                add(line.content() + quotation.start(), line.content() + quotation.end());
            }
        }
    }

    /** A line that is one quotation, with nothing beside it. */
    private static boolean isWhole(String words, Matcher quotation) {
        return quotation.start() == 0 && quotation.end() == words.length();
    }

    /** How far an answer goes on without a word; looked for once, for a line may hold thousands of quotations. */
    private static int wordless(String words) {
        if (!words.startsWith("{")) {
            return -1;
        }
        Matcher word = WORD.matcher(words);
        return word.find() ? word.start() + 1 : words.length();
    }

    /** Whether a quotation that ends here is the name of a value. */
    private static boolean isKey(String words, int end) {
        return words.startsWith(":", end) || words.startsWith(" :", end);
    }

    private static boolean isMessage(String words, int start, int wordless) {
        if (words.charAt(start) != '"') {
            return false;
        }
        String before = words.substring(Math.max(0, start - KEY), start);
        return MESSAGE.matcher(before).find() || start <= wordless;
    }

    private void add(int from, int to) {
        if (count + 2 > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        bounds[count++] = from;
        bounds[count++] = to;
    }

    /**
     * Whether these words are quoted. What is behind a quotation may have been read along with them; only a name between
     * quotation marks is a part of the sentence that goes on behind it.
     */
    boolean hold(int from, int to) {
        int at = Arrays.binarySearch(bounds, 0, count, from);
        at = at < 0 ? -at - 2 : at;
        boolean within = at >= 0 && at % 2 == 0 && from < bounds[at + 1];
        return within && (to <= bounds[at + 1] || speeches.get(at / 2));
    }
}
