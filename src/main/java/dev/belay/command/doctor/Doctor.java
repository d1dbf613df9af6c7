package dev.belay.command.doctor;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/**
 * {@code belay doctor [--json] [--only NAMES] [--fix] [--claude PATH]}: looks for what breaks sessions before one is
 * started. It changes nothing, unless {@code --fix} is given and each change is agreed to.
 */
public final class Doctor implements Command {

    /** 0 when nothing failed, 1 otherwise; 64 for a usage error. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("doctor", arguments);
        boolean json = given.has("--json");
        Examination examination = new Examination(DoctorContext.of(given, console), console);
        DoctorReport report = new DoctorReport(examination.run(given.values("--only")), console);
        if (given.has("--fix")) {
            report = fixed(report, json, new FixDialog(examination, console));
        } else {
            report.print(json);
        }
        return report.failed() ? NO : DONE;
    }

    /** Says what can be fixed and what has become of it; the rest is what {@code belay doctor} is for. */
    private static DoctorReport fixed(DoctorReport before, boolean json, FixDialog dialog) {
        if (json) {
            DoctorReport after = before.after(dialog);
            after.print(true);
            return after;
        }
        before.printFixable();
        DoctorReport after = before.after(dialog);
        after.printChanged(before);
        return after;
    }
}
