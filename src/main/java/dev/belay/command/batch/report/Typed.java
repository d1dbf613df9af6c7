package dev.belay.command.batch.report;

import dev.belay.console.Arguments;
import dev.belay.settings.Durations;
import dev.belay.settings.Setting;
import dev.belay.settings.UsageException;
import dev.belay.text.ShellWord;
import dev.belay.text.Untrusted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was typed, as what it stands for. */
public final class Typed {
    private static final int COLUMNS = 60;

    private Typed() {}

    public static Path path(String word) throws UsageException {
        try {
            return Path.of(word);
        } catch (InvalidPathException no) {
            throw UsageException.usage(quoted(word) + " is no path");
        }
    }

    /** @param least the smallest that it may be */
    public static int number(String option, String word, int least, int most) throws UsageException {
        if (word.matches("\\d{1,6}") && Integer.parseInt(word) >= least && Integer.parseInt(word) <= most) {
            return Integer.parseInt(word);
        }
        throw wrong(option, word, "a whole number from " + least + " to " + most);
    }

    /** The same where it was typed; otherwise what is usual. */
    public static int number(Arguments given, String option, int usual, int least, int most) throws UsageException {
        Optional<String> word = given.value(option);
        return word.isPresent() ? number(option, word.get(), least, most) : usual;
    }

    /** Nothing where it was not typed. */
    public static Optional<Duration> duration(Arguments given, String option) throws UsageException {
        Optional<String> word = given.value(option);
        return word.isPresent() ? Optional.of(duration(option, word.get())) : Optional.empty();
    }

    public static Duration duration(String option, String word) throws UsageException {
        return Durations.parse(word).orElseThrow(() -> wrong(option, word, Setting.Kind.DURATION.expected()));
    }

    private static UsageException wrong(String option, String word, String expected) {
        return UsageException.usage(
                "invalid value " + quoted(word) + " for " + option + " (expected " + expected + ")");
    }

    public static String quoted(String word) {
        return "'" + Untrusted.line(word, COLUMNS) + "'";
    }

    /** As it is typed, without what was meant for once. */
    public static String again(List<String> arguments) {
        StringBuilder line = new StringBuilder("belay batch run");
        for (String word : arguments) {
            line.append(word.equals("--again") ? "" : " " + ShellWord.quote(word));
        }
        return line.toString();
    }
}
