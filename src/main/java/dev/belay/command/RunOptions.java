package dev.belay.command;

import dev.belay.child.CommandLine;
import dev.belay.settings.Nearest;
import dev.belay.settings.Option;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of {@code belay run}: our options first. What follows {@code --}, or the first word that is no option of
 * ours, is claude's, byte for byte. An option that claude does not know either and that comes near to one of ours is
 * refused.
 *
 * @param flags our options
 * @param claude claude's words
 */
public record RunOptions(Map<Option, String> flags, List<String> claude) {

    /** @throws UsageException 64, when an option lacks its value or has a wrong one */
    public static RunOptions parse(List<String> words) throws UsageException {
        Map<Option, String> flags = new EnumMap<>(Option.class);
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (word.equals("--")) {
                at++;
                break;
            }
            int equals = word.indexOf('=');
            Optional<Option> option = option(equals > 0 ? word.substring(0, equals) : word);
            if (option.isEmpty()) {
                refuseSlips(equals > 0 ? word.substring(0, equals) : word);
                break;
            }
            at += take(option.get(), words, at, equals, flags);
        }
        return new RunOptions(flags, List.copyOf(words.subList(at, words.size())));
    }

    private static Optional<Option> option(String word) {
        return word.startsWith("--") ? Option.withKey(word.substring(2)) : Optional.empty();
    }

    /** Takes the option and returns how many words it had. */
    private static int take(Option option, List<String> words, int at, int equals, Map<Option, String> flags)
            throws UsageException {
        if (!option.takesValue()) {
            if (equals > 0) {
                throw wrong(option, "takes no value");
            }
            flags.put(option, "true");
            return 1;
        }
        if (equals < 0 && at + 1 >= words.size()) {
            throw wrong(option, "needs " + option.expected());
        }
        String value = equals > 0 ? words.get(at).substring(equals + 1) : words.get(at + 1);
        flags.put(option, option.accept(value).orElseThrow(() -> wrong(option, "needs " + option.expected())));
        return equals > 0 ? 1 : 2;
    }

    /** What claude does not know either and what comes near to an option of ours is a slip of the finger. */
    private static void refuseSlips(String flag) throws UsageException {
        if (!flag.startsWith("--") || CommandLine.isFlagOfClaude(flag)) {
            return;
        }
        List<String> flags = new ArrayList<>();
        for (Option option : Option.values()) {
            flags.add(option.flag());
        }
        Optional<String> nearest = Nearest.to(flag, flags);
        if (nearest.isPresent()) {
            throw new UsageException(
                    UsageException.USAGE,
                    "there is no option " + Untrusted.line(flag, 60) + "; did you mean " + nearest.get()
                            + "? What is meant for claude goes after --");
        }
    }

    private static UsageException wrong(Option option, String sentence) {
        return new UsageException(UsageException.USAGE, option.flag() + " " + sentence);
    }
}
