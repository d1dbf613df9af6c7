package dev.belay.claude;

import dev.belay.claude.CommandLineParser.Part;
import java.util.List;

/**
 * The user's flags as the client repeats them when it ends: {@code claude --model opus --resume ID}. It makes them from
 * its own command line, and where that names a file it gives all flags up when the line grows too long for the
 * terminal: our {@code --settings} alone would cost the user theirs. A relaunching client hands them on in this variable,
 * reads it, checks it and removes it (2.1.329 and 2.1.332, read there and measured); what it does not like it drops.
 */
public final class ResumeHint {
    public static final String VARIABLE = "CLAUDE_CODE_RELAUNCH_RESUME_HINT_FLAGS";

    private static final ClientVersion FIRST = new ClientVersion(2, 1, 329);
    private static final String IN_FLAGS = "_/:@=+-";
    private static final String IN_VALUES = "_./:@=+-";

    private ResumeHint() {}

    /** Whether a client of this version heeds the variable; to another it would be one more that its tools see. */
    public static boolean isHeededBy(ClientVersion version) {
        return version.atLeast(FIRST);
    }

    /** What the client would make of these words alone; empty when it would repeat none of them. */
    public static String flags(CommandLine line) {
        StringBuilder flags = new StringBuilder();
        for (Part part : line.parts()) {
            if (part.isSeparator()) {
                break;
            }
            if (part.isOperand() || ClientFlag.isLeftOutOfTheHint(part.flag())) {
                continue;
            }
            if (!isRepeated(part.arguments())) {
                return "";
            }
            for (String word : part.arguments()) {
                flags.append(flags.length() == 0 ? "" : " ").append(word);
            }
        }
        return flags.toString();
    }

    private static boolean isRepeated(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean plain = i == 0 ? consistsOf(word, IN_FLAGS) : isPlainValue(word);
            if (!plain || namesDevice(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainValue(String word) {
        return !word.isEmpty() && "@=-".indexOf(word.charAt(0)) < 0 && consistsOf(word, IN_VALUES);
    }

    private static boolean namesDevice(String word) {
        String value = word.substring(word.indexOf('=') + 1);
        return value.startsWith("/dev/") || value.startsWith("/proc/");
    }

    private static boolean consistsOf(String word, String others) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && others.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
