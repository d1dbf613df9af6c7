package dev.belay.claude;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads arguments as the client's own parser does (commander): flags may stand anywhere before {@code --}, a required
 * value is taken whatever it looks like, an optional or further one only when it does not begin with a dash.
 */
final class CommandLineParser {
    private final List<String> arguments;
    private final List<Part> parts = new ArrayList<>();
    private int next;

    private CommandLineParser(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * A flag with its values, or a word that is no flag's.
     *
     * @param flag the canonical name, empty for a word that is no flag's, {@code --} for the end of flags
     * @param arguments what stands on the command line, clusters such as {@code -cp} taken apart
     * @param value the first value, null when there is none
     */
    record Part(String flag, List<String> arguments, String value) {
        boolean isOperand() {
            return flag.isEmpty();
        }

        boolean isSeparator() {
            return flag.equals("--");
        }
    }

    static List<Part> parse(List<String> arguments) {
        CommandLineParser parser = new CommandLineParser(arguments);
        while (parser.next < arguments.size()) {
            String word = arguments.get(parser.next++);
            if (word.equals("--")) {
                parser.operandsOnly();
            } else if (!looksLikeFlag(word)) {
                parser.parts.add(new Part("", List.of(word), word));
            } else if (word.startsWith("--")) {
                parser.longFlag(word);
            } else {
                parser.shortFlags(word);
            }
        }
        return List.copyOf(parser.parts);
    }

    static boolean looksLikeFlag(String word) {
        return word.length() > 1 && word.charAt(0) == '-';
    }

    private void operandsOnly() {
        parts.add(new Part("--", List.of("--"), null));
        while (next < arguments.size()) {
            String word = arguments.get(next++);
            parts.add(new Part("", List.of(word), word));
        }
    }

    private void longFlag(String word) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            String flag = ClientFlag.canonical(word.substring(0, equals));
            parts.add(new Part(flag, List.of(word), word.substring(equals + 1)));
        } else {
            flagWithValues(word);
        }
    }

    /** {@code -p}, {@code -d2e}, a cluster such as {@code -cp}, or a value glued to its flag such as {@code -rID}. */
    private void shortFlags(String word) {
        String rest = word;
        while (rest.length() > 2 && !rest.equals("-d2e")) {
            String flag = rest.substring(0, 2);
            String canonical = ClientFlag.canonical(flag);
            ClientFlag.Takes takes = ClientFlag.takes(canonical);
            if (takes == ClientFlag.Takes.UNKNOWN) {
                parts.add(new Part(rest, List.of(rest), null));
                return;
            }
            String after = rest.substring(2);
            if (takes != ClientFlag.Takes.NOTHING) {
                parts.add(new Part(canonical, List.of(rest), after));
                return;
            }
            parts.add(new Part(canonical, List.of(flag), null));
            rest = "-".concat(after);
        }
        flagWithValues(rest);
    }

    private void flagWithValues(String word) {
        String flag = ClientFlag.canonical(word);
        List<String> taken = new ArrayList<>();
        taken.add(word);
        switch (ClientFlag.takes(flag)) {
            case ONE -> take(taken);
            case PERHAPS_ONE -> {
                // 1.0.35 knows no filter after --debug: there the words of a prompt follow it.
                if (valueFollows() && !(flag.equals("--debug") && hasWhitespace(arguments.get(next)))) {
                    take(taken);
                }
            }
            case MANY -> {
                take(taken);
                while (valueFollows() && !endsConfigurations(flag)) {
                    take(taken);
                }
            }
            case UNKNOWN -> {
                if (valueFollows() && !hasWhitespace(arguments.get(next))) {
                    take(taken);
                }
            }
            default -> {}
        }
        parts.add(new Part(flag, List.copyOf(taken), taken.size() > 1 ? taken.get(1) : null));
    }

    /** 1.0.35 takes one value after --mcp-config, so a sentence that follows it is the prompt there. */
    private boolean endsConfigurations(String flag) {
        return flag.equals("--mcp-config")
                && hasWhitespace(arguments.get(next))
                && !arguments.get(next).stripLeading().startsWith("{");
    }

    private boolean valueFollows() {
        return next < arguments.size() && !looksLikeFlag(arguments.get(next));
    }

    private void take(List<String> taken) {
        if (next < arguments.size()) {
            taken.add(arguments.get(next++));
        }
    }

    private static boolean hasWhitespace(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isWhitespace(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
