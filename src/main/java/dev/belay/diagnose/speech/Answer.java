package dev.belay.diagnose.speech;

import java.util.regex.Pattern;

/** The answer of an API that goes on over several lines, broken by the terminal or written with line breaks. */
final class Answer {
    /** Longer than any answer that says why it is none. */
    private static final int MOST_LINES = 24;

    private static final int KEY = 80;

    private static final Pattern BEGINNING = Pattern.compile(
            "\\{\\s*[\"'](?:type|error|errors|message|code|status|detail|errorCode|level|fault)[\"']\\s*:\\s*[^\\[\\s].*",
            Pattern.DOTALL);

    private int depth;
    private int lines;
    private boolean bare;
    private boolean others;

    /** Whether this line goes on with the answer that began on a line before it. */
    boolean goesOn(Line line) {
        boolean open = depth > 0 && lines < MOST_LINES;
        String words = line.said();
        if (!open) {
            depth = 0;
            lines = 0;
            others = false;
            bare = !line.opensError();
            if (bare && !beginsHere(line)) {
                return false;
            }
        }
        lines++;
        others |= bare && Programs.othersSay(words);
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return open;
    }

    /** Whether what it has said so far shows that another service has answered, and nobody says before it that it is his error. */
    boolean isOthers() {
        return others;
    }

    private static boolean beginsHere(Line line) {
        String text = line.text();
        return text.startsWith("{", line.saidFrom())
                && BEGINNING
                        .matcher(text.substring(line.saidFrom(), Math.min(text.length(), line.saidFrom() + KEY)))
                        .matches();
    }
}
