package dev.belay.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An end before any conversation that is nobody's failure: the client has refused the start and told its user why, or the
 * user has answered its first question with no. A crash, a lack of room and a client that was killed are none of these.
 */
public final class FirstWords {
    /** A shell says 126 and 127 when there is no client at all, and more than that after a signal. */
    private static final int LARGEST_STATUS = 125;

    /** Longer than any client takes to refuse its arguments, shorter than any conversation. */
    private static final Duration A_START = Duration.ofMinutes(2);

    /** The newest client takes almost two seconds to say goodbye. */
    private static final Duration JUST_NOW = Duration.ofSeconds(4);

    private static final int MOST_LINES = 12;
    private static final int LONGEST = 2_000;

    /** What a runtime, a shell or the machine writes when something breaks; no client writes it to its user. */
    private static final String[] BREAKAGE = {
        "\n    at ",
        "out of memory",
        "oom-kill",
        "panic",
        "segmentation fault",
        "core dumped",
        "illegal instruction",
        "fatal error",
        "uncaught",
        "unhandled",
        "assertion",
        "no space left",
        "killed",
        "cannot allocate",
        "read-only file system",
        "command not found",
        "no such file or directory",
        "bun has crashed",
        "typeerror",
        "syntaxerror",
        "referenceerror",
        "rangeerror",
        "cannot find module",
        "error while loading"
    };

    private FirstWords() {}

    /** What it told its user, when it refused the start. */
    public static Optional<String> refusal(Evidence evidence) {
        if (!endedBeforeAnyConversation(evidence) || evidence.ran().compareTo(A_START) > 0 || status(evidence) == 0) {
            return Optional.empty();
        }
        String words = belowWhatWasDrawn(evidence.screen().text());
        return words.isEmpty() || broke(words) ? Optional.empty() : Optional.of(words);
    }

    /** Whether a key was pressed just before it ended. */
    public static boolean leftByTheUser(Evidence evidence) {
        Optional<Instant> key = evidence.liveness().keyboard().lastKey();
        return endedBeforeAnyConversation(evidence)
                && status(evidence) <= 1
                && key.isPresent()
                && key.get().plus(JUST_NOW).isAfter(evidence.at())
                && !broke(evidence.screen().text());
    }

    private static boolean endedBeforeAnyConversation(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        return evidence.exit() instanceof Exit.Code code
                && code.code() <= LARGEST_STATUS
                && transcript.endsOn() == Transcript.Ending.NOTHING
                && transcript.answers() == 0
                && evidence.hooks().stopFailure().isEmpty()
                && !evidence.hooks().stopped();
    }

    private static int status(Evidence evidence) {
        return evidence.exit() instanceof Exit.Code code ? code.code() : LARGEST_STATUS;
    }

    /** The last lines that stand below frames, rules and menus: those are plain words. */
    private static String belowWhatWasDrawn(String screen) {
        String[] lines = screen.strip().split("\n");
        int first = lines.length;
        while (first > 0 && lines.length - first < MOST_LINES && !drawn(lines[first - 1])) {
            first--;
        }
        StringBuilder words = new StringBuilder();
        for (int i = first; i < lines.length; i++) {
            words.append(lines[i].strip()).append('\n');
        }
        String text = words.toString().strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static boolean drawn(String line) {
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            // Box drawing and blocks, the cursor of a menu, a spinner's braille.
            if (character >= '\u2500' && character <= '\u259F' || character == '❯' || character == '⏵') {
                return true;
            }
        }
        return line.contains("for shortcuts") || line.contains("Esc to ");
    }

    private static boolean broke(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        for (String breakage : BREAKAGE) {
            if (words.contains(breakage)) {
                return true;
            }
        }
        return namesAnErrorNumber(text);
    }

    /** {@code ENOSPC}, {@code EMFILE} and the like. */
    private static boolean namesAnErrorNumber(String text) {
        int at = text.indexOf('E');
        while (at >= 0) {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
                end++;
            }
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != '_';
            boolean ends =
                    end == text.length() || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '_';
            if (begins && ends && end - at >= 4 && end - at <= 12 && !text.startsWith("ERROR", at)) {
                return true;
            }
            at = text.indexOf('E', at + 1);
        }
        return false;
    }
}
