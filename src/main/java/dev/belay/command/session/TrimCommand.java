package dev.belay.command.session;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.transcript.repair.SessionRepair;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * {@code belay trim SESSION [--target-tokens N] [--keep N] [--smaller] [--dry-run] [--json]}: writes a smaller copy under a
 * new session id.
 */
public final class TrimCommand implements Command {
    private static final String TARGET = "--target-tokens";
    private static final String KEEP = "--keep";

    /** As {@link SessionCopy#write} says, and 1 when it could not be made as small as it should be. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("trim", arguments);
        Optional<Integer> keep = number(given, KEEP, 0);
        Optional<Integer> target = number(given, TARGET, 1);
        return new SessionCopy(given, console)
                .write(
                        (repair, write) -> repair.trim(
                                target.map(OptionalLong::of).orElse(OptionalLong.empty()),
                                keep.map(OptionalInt::of).orElse(OptionalInt.empty()),
                                given.has("--smaller"),
                                write),
                        this::report);
    }

    private CopyReport report(SessionRepair.Result result) {
        return new CopyReport(result, result.goal() ? "nothing to trim" : "nothing more can be trimmed", true);
    }

    private static Optional<Integer> number(Arguments given, String option, int least) throws UsageException {
        for (String value : given.values(option)) {
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
                throw UsageException.usage((value.isEmpty()
                                ? option + " needs a value"
                                : "invalid value '" + Untrusted.line(value, 40) + "' for " + option)
                        + " (expected a whole number, " + least + " or more)");
            }
        }
        return given.value(option).map(Integer::valueOf);
    }
}
