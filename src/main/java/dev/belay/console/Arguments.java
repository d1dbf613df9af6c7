package dev.belay.console;

import dev.belay.settings.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed behind the name of a command: options, the values of those that have one, and operands. */
public final class Arguments {
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Arguments() {}

    /**
     * Reads the words after this command as its page of help describes them.
     *
     * @throws UsageException for the first one that it does not take
     */
    public static Arguments parse(String command, List<String> words) throws UsageException {
        return CommandPage.of(command).syntax().parse(words);
    }

    /**
     * The same behind one of the words that may come first.
     *
     * @throws UsageException for the first one that it does not take
     */
    public static Arguments parse(String command, String subcommand, List<String> words) throws UsageException {
        return CommandPage.of(command).syntax(subcommand).parse(words);
    }

    /** Whether this option was given. */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** The values of this option, in their order; empty text for one that was left out at the end. */
    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /** The last value of this option, which is the one that counts. */
    public Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** The one thing that is no option. */
    public Optional<String> operand() {
        return operands.stream().findFirst();
    }

    /**
     * What a command takes.
     *
     * @param flags options without a value
     * @param valued options with a value: {@code --option VALUE} or {@code --option=VALUE}
     * @param operand whether one word may stand that is no option
     * @param letters the options that short forms such as {@code -o} stand for
     */
    public record Syntax(
            String command, List<String> flags, List<String> valued, boolean operand, Map<String, String> letters) {
        public static Syntax flags(String command, String... flags) {
            return new Syntax(command, List.of(flags), List.of(), false, Map.of());
        }

        public Syntax withValues(String... options) {
            return new Syntax(command, flags, List.of(options), operand, letters);
        }

        public Syntax withOperand() {
            return new Syntax(command, flags, valued, true, letters);
        }

        /**
         * Reads the words.
         *
         * @throws UsageException for the first one that this command does not take
         */
        public Arguments parse(List<String> words) throws UsageException {
            Arguments given = new Arguments();
            for (int at = 0; at < words.size(); at++) {
                String word = letters.getOrDefault(words.get(at), words.get(at));
                int equals = word.startsWith("--") ? word.indexOf('=') : -1;
                String option = equals > 0 ? word.substring(0, equals) : word;
                if (valued.contains(option)) {
                    String next = at + 1 < words.size() ? words.get(at + 1) : "";
                    at += equals > 0 ? 0 : 1;
                    given.add(option, equals > 0 ? word.substring(equals + 1) : next);
                } else if (flags.contains(word)) {
                    given.add(word, "");
                } else if (takes(word, given)) {
                    given.operands.add(word);
                } else {
                    throw UsageException.unknown(word, command, options());
                }
            }
            return given;
        }

        private boolean takes(String word, Arguments given) {
            boolean plain = !word.isEmpty() && (!word.startsWith("-") || word.equals("-"));
            return operand && plain && given.operands.isEmpty();
        }

        private List<String> options() {
            List<String> options = new ArrayList<>(flags);
            options.addAll(valued);
            return options;
        }
    }

    private void add(String option, String value) {
        options.computeIfAbsent(option, unused -> new ArrayList<>()).add(value);
    }
}
