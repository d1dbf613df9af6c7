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
 * {@code belay diagnose [SESSION | FILE | - | --clipboard] [--json]}: what happened, because of what, and what to type. It reads and
 * changes nothing.
 */
public final class Diagnose implements Command {
    private static final String OTHERWISE =
            "for other output: `belay diagnose -` (paste it) or `belay diagnose --clipboard`";

    /** 0 when it could say; 1 when nothing explains it; 64 for a usage error; 66 when there is no such input. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("diagnose", arguments);
        String name = given.operand().orElse("");
        boolean clipboard = given.has("--clipboard");
        if (clipboard && !name.isEmpty()) {
            throw UsageException.usage("--clipboard goes with no SESSION or FILE");
        }
        TargetReport report = new TargetReport(ConsoleRules.load(console), console);
        try (ProgressLine progress = console.progress()) {
            report.on(
                    clipboard
                            ? TargetReader.readClipboard(console, progress)
                            : TargetReader.read(name, console, progress));
        } catch (AccessDeniedException denied) {
            throw UsageException.noInput("cannot read " + denied.getFile() + ": permission denied");
        } catch (IOException unreadable) {
            throw UsageException.noInput(
                    "cannot read " + (name.isEmpty() ? "the transcript" : name) + ": " + unreadable.getMessage());
        }
        int status = report.print(given.has("--json"));
        if (name.isEmpty() && console.terminals().inputIsTerminal() && report.ofSession()) {
            console.say(OTHERWISE);
        }
        return status;
    }
}
