package dev.belay.evidence.dialog;

import java.util.Locale;
import java.util.Optional;

/**
 * A box that stands in the place of the prompt and names keys instead of showing choices, as in {@code Enter to continue ·
 * Esc to cancel}. Seen by its place: a rule, its words, and its keys in the very last line. The same words in a
 * conversation stand above a prompt.
 *
 * @param words all that it says, in lower case and in one line
 * @param keys the line that names its keys, in lower case
 */
public record Modal(String words, String keys) {
    private static final int SHORTEST_RULE = 20;
    private static final int TALLEST = 40;
    private static final String[] CLOSING_KEYS = {"enter", "return", "esc", "escape", "any key", "space"};

    /** What stands at the foot of this screen, when it is one. */
    public static Optional<Modal> on(String screen) {
        String[] lines = screen.stripTrailing().split("\n");
        int last = lines.length - 1;
        String keys = lines[last].strip().toLowerCase(Locale.ROOT);
        if (!namesKeys(keys)) {
            return Optional.empty();
        }
        int rule = ruleAbove(lines, last);
        if (rule < 0 || belowPrompt(lines, rule)) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder();
        for (int at = rule + 1; at < last; at++) {
            String line = lines[at].strip();
            words.append(words.isEmpty() || line.isEmpty() ? "" : " ").append(line);
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Modal(words.toString().toLowerCase(Locale.ROOT), keys));
    }

    /** Whether it names this key for this purpose, as in {@code enter to continue}. */
    boolean offers(String keyAndPurpose) {
        for (String hint : keys.split("·")) {
            if (hint.strip().equals(keyAndPurpose)) {
                return true;
            }
        }
        return false;
    }

    /** {@code KEY to VERB}, several of them with dots between; one of the keys closes it. */
    private static boolean namesKeys(String line) {
        boolean closes = false;
        for (String hint : line.split("·")) {
            String one = hint.strip().replaceFirst("^press ", "");
            int to = one.indexOf(" to ");
            if (to < 0 || one.startsWith("to interrupt", to + 1)) {
                return false;
            }
            for (String key : CLOSING_KEYS) {
                closes |= one.substring(0, to).equals(key);
            }
        }
        return closes;
    }

    private static int ruleAbove(String[] lines, int from) {
        for (int at = from - 1; at >= 0 && at >= from - TALLEST; at--) {
            if (isRule(lines[at])) {
                return at;
            }
        }
        return -1;
    }

    /** Whether this rule closes the box of the prompt: then what follows it is the prompt's footer. */
    private static boolean belowPrompt(String[] lines, int rule) {
        int above = ruleAbove(lines, rule);
        if (above < 0) {
            return false;
        }
        String first = lines[Math.min(above + 1, rule)].replace('│', ' ').strip();
        return first.startsWith("❯") || first.startsWith(">") || first.startsWith("!");
    }

    private static boolean isRule(String line) {
        String bare = line.strip();
        int marks = 0;
        for (int at = 0; at < bare.length(); at++) {
            marks += "─━▔╭╮╰╯═".indexOf(bare.charAt(at)) >= 0 ? 1 : 0;
        }
        // A rule may carry a label.
        return marks >= SHORTEST_RULE && (bare.startsWith("─") || marks == bare.length());
    }
}
