package dev.belay.command.doctor;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.console.ProgressLine;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.CheckResult;
import dev.belay.doctor.CheckRunner;
import dev.belay.doctor.MachinePaths;
import dev.belay.doctor.Status;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code belay doctor [--json] [--only NAMES] [--fix] [--claude PATH]}: looks for what breaks sessions before one is
 * started. It changes nothing, unless {@code --fix} is given and each change is agreed to.
 */
public final class Doctor implements Command {
    private static final Arguments.Syntax SYNTAX =
            Arguments.Syntax.flags("doctor", "--json", "--fix").withValues("--only", "--claude");

    /** 0 when nothing failed, 1 otherwise; 64 for a usage error. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = SYNTAX.parse(arguments);
        List<Check> checks = CheckSelection.of(given.values("--only"));
        CheckContext context = new CheckContext(
                console.environment(), console.workingDirectory(), claude(given, console), MachinePaths.here());
        List<CheckResult> results = examine(checks, context, console);
        if (given.has("--fix")) {
            results = fixed(results, given.has("--json"), new FixDialog(context, console), console);
        } else {
            print(results, given.has("--json"), console);
        }
        boolean failed = results.stream().anyMatch(result -> result.finding().status() == Status.FAIL);
        return failed ? ExitStatus.NO : ExitStatus.OK;
    }

    /** Settings that cannot be followed are themselves a finding. */
    private static Optional<String> claude(Arguments given, Console console) throws UsageException {
        Optional<String> claude = given.value("--claude");
        if (claude.isPresent() && claude.get().isEmpty()) {
            throw UsageException.usage("--claude needs the path of a claude (see `belay doctor --help`)");
        }
        try {
            return claude.isPresent()
                    ? claude
                    : Settings.read(Map.of(), console.environment()).claude();
        } catch (UsageException wrong) {
            return Optional.empty();
        }
    }

    private static List<CheckResult> examine(List<Check> checks, CheckContext context, Console console) {
        try (ProgressLine progress = console.progress()) {
            return new CheckRunner(context).run(checks, name -> progress.say("checking " + name));
        }
    }

    private static void print(List<CheckResult> results, boolean json, Console console) {
        if (json) {
            console.json(out -> DoctorReport.write(out, results));
        } else {
            console.out().print(page(results, console));
        }
    }

    private static String page(List<CheckResult> results, Console console) {
        return new DoctorReport(console.style(), console.width()).page(results);
    }

    /** Says what can be fixed and what has become of it; the rest is what {@code belay doctor} is for. */
    private static List<CheckResult> fixed(List<CheckResult> results, boolean json, FixDialog dialog, Console console) {
        List<CheckResult> fixable = results.stream()
                .filter(result -> result.finding().automaticFix().isPresent())
                .toList();
        if (!json && !fixable.isEmpty()) {
            console.out().print(page(fixable, console));
            console.out().flush();
        }
        List<CheckResult> after = dialog.fix(results);
        if (json) {
            print(after, true, console);
            return after;
        }
        List<CheckResult> changed =
                after.stream().filter(result -> !results.contains(result)).toList();
        console.out().print(changed.isEmpty() ? "" : "\n" + page(changed, console));
        if (fixable.isEmpty()) {
            boolean fault = results.stream()
                    .anyMatch(result -> result.finding().status().compareTo(Status.WARN) >= 0);
            console.complain(
                    "doctor",
                    fault
                            ? "nothing can be fixed automatically (`belay doctor` says what to do)"
                            : "nothing needs fixing");
        }
        return after;
    }
}
