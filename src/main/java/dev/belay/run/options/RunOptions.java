package dev.belay.run.options;

import dev.belay.claude.CommandLine;
import dev.belay.settings.Nearest;
import dev.belay.settings.Setting;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of {@code belay run}: our options up to {@code --} or the first word that is none of them. The rest is
 * claude's, byte for byte. A flag that claude does not know either and that comes near to one of ours is taken for a
 * slip of the finger and refused.
 *
 * @param help whether {@code --help} stood among our options
 * @param given the settings that were given as flags
 * @param claude claude's arguments
 */
public record RunOptions(boolean help, Map<Setting, String> given, List<String> claude) {

    /**
     * @param arguments the words after {@code belay run}
     * @throws UsageException when the value of an option is missing or cannot be followed
     */
    public static RunOptions parse(List<String> arguments) throws UsageException {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        boolean help = false;
        int next = 0;
        while (next < arguments.size()) {
            String word = arguments.get(next);
            if (word.equals("--")) {
                next++;
                break;
            }
            int equals = word.indexOf('=');
            String flag = equals > 0 ? word.substring(0, equals) : word;
            Setting setting = setting(flag);
            if (setting == null) {
                if (!word.equals("--help") && !word.equals("-h")) {
                    refuseSlips(flag);
                    break;
                }
                help = true;
                next++;
            } else if (setting.kind() == Setting.Kind.SWITCH) {
                if (equals > 0) {
                    throw UsageException.usage(flag + " takes no value (see `belay run --help`)");
                }
                given.put(setting, Boolean.toString(!setting.isOnByDefault()));
                next++;
            } else {
                String value = equals > 0
                        ? word.substring(equals + 1)
                        : next + 1 < arguments.size() ? arguments.get(next + 1) : null;
                given.put(setting, accept(setting, value));
                next += equals > 0 ? 1 : 2;
            }
        }
        return new RunOptions(help, given, List.copyOf(arguments.subList(next, arguments.size())));
    }

    private static Setting setting(String flag) {
        for (Setting setting : Setting.values()) {
            if (setting.flag().equals(flag)) {
                return setting;
            }
        }
        return null;
    }

    private static String accept(Setting setting, String value) throws UsageException {
        if (value == null) {
            throw UsageException.usage(setting.flag() + " needs a value (expected "
                    + setting.kind().expected() + ")");
        }
        Optional<String> accepted = setting.accept(value);
        if (accepted.isEmpty()) {
            throw UsageException.usage("invalid value '" + Untrusted.line(value, 60) + "' for " + setting.flag()
                    + " (expected " + setting.kind().expected() + ")");
        }
        return accepted.get();
    }

    private static void refuseSlips(String flag) throws UsageException {
        if (!flag.startsWith("--") || CommandLine.isFlagOfClaude(flag)) {
            return;
        }
        List<String> flags = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            flags.add(setting.flag());
        }
        Optional<String> nearest = Nearest.to(flag, flags);
        if (nearest.isPresent()) {
            throw UsageException.usage("unknown option '" + Untrusted.line(flag, 60) + "' (did you mean "
                    + nearest.get() + "? claude's own options go after --)");
        }
    }
}
