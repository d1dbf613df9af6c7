package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.TargetReader;
import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.List;

/**
 * {@code belay diagnose [SESSION | FILE | -] [--json]}: what happened, because of what, and what to type. It reads and
 * changes nothing.
 */
public final class Diagnose implements Command {
    private static final Arguments.Syntax SYNTAX =
            Arguments.Syntax.flags("diagnose", "--json").withOperand();

    /** 0 when it could say; 1 when nothing explains it; 64 for a usage error; 66 when there is no such input. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = SYNTAX.parse(arguments);
        String name = given.operand().orElse("");
        TargetReport report = new TargetReport(ConsoleRules.load(console), console);
        try (ProgressLine progress = console.progress()) {
            report.on(TargetReader.read(name, console, progress));
        } catch (AccessDeniedException denied) {
            throw UsageException.noInput("cannot read " + denied.getFile() + ": permission denied");
        } catch (IOException unreadable) {
            throw UsageException.noInput(
                    "cannot read " + (name.isEmpty() ? "the transcript" : name) + ": " + unreadable.getMessage());
        }
        return report.print(given.has("--json"));
    }
}
