package dev.belay;

import dev.belay.command.Commands;
import dev.belay.command.demo.DemoRun;
import dev.belay.console.StandardError;
import dev.belay.operate.client.RunDirectory;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Invocation;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.posix.WorkingDirectory;
import dev.belay.run.Environment;
import dev.belay.run.Fault;
import dev.belay.run.Wiring;
import dev.belay.run.options.Resumption;
import dev.belay.run.options.RunOptions;
import dev.belay.run.takeover.RunRecord;
import dev.belay.run.takeover.Succession;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.terminal.UserTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the command line into a command and its result into an exit status. No stack trace reaches a user. */
public final class Main {
    private static final int STANDARD_ERROR = 2;

    private Main() {}

    public static void main(String[] args) {
        Fault fault = new Fault();
        Thread.setDefaultUncaughtExceptionHandler(fault);
        try {
            List<String> arguments = Invocation.arguments(args);
            Map<String, String> environment = Environment.ofTheUser();
            String command = arguments.isEmpty() ? "" : arguments.get(0);
            if (command.equals("run")
                    || command.equals("resume")
                    || command.equals("demo")
                    || command.equals("take-over")) {
                supervise(arguments, environment);
            } else {
                Signals.exit(Commands.run(arguments, environment));
            }
        } catch (Throwable anything) {
            fault.end(anything);
        }
    }

    private static boolean help(List<String> arguments) {
        return arguments.size() > 1
                && (arguments.get(1).equals("--help") || arguments.get(1).equals("-h"));
    }

    /** Never returns: it halts, because the JVM's own way out takes longer than a shell's prompt should. */
    private static void supervise(List<String> arguments, Map<String, String> environment) {
        RunDirectory runDirectory = RunDirectory.open();
        takeStandardError();
        Ending ending;
        try {
            ending = help(arguments)
                    ? new Ending.Status(Commands.run(arguments, environment))
                    : ending(arguments.get(0), arguments.subList(1, arguments.size()), environment, runDirectory);
        } catch (UsageException wrong) {
            StandardError.complain("belay " + arguments.get(0) + ": ", wrong.getMessage());
            ending = new Ending.Status(wrong.status());
        }
        runDirectory.ending(ending);
        Signals.halt(ending.shellStatus());
    }

    /** Until now what was written there went into a file of the launcher's, for it to tell in one line. */
    private static void takeStandardError() {
        Integer real = Integer.getInteger("belay.errors");
        if (real != null) {
            Descriptor.move(real, STANDARD_ERROR);
        }
    }

    private static Ending ending(
            String command, List<String> arguments, Map<String, String> environment, RunDirectory runDirectory)
            throws UsageException {
        return switch (command) {
            case "demo" -> new DemoRun(environment, runDirectory).run(arguments);
            case "resume" -> resume(arguments, environment, runDirectory);
            case "take-over" -> takeOver(environment, runDirectory);
            default -> run(RunOptions.parse(arguments), environment, runDirectory);
        };
    }

    private static Ending resume(List<String> arguments, Map<String, String> environment, RunDirectory runDirectory)
            throws UsageException {
        Resumption.Start start =
                new Resumption(environment, Path.of(System.getProperty("user.dir"))).prepare(arguments);
        Map<String, String> there = new LinkedHashMap<>(environment);
        try {
            WorkingDirectory.enter(start.folder().toString());
            there.put("PWD", start.folder().toString());
        } catch (IOException locked) {
            throw UsageException.noInput("cannot enter the session's folder: " + locked.getMessage());
        }
        Ending ending = run(start.options(), there, runDirectory);
        if (UserTerminal.present() && Libc.isatty(2) == 1) {
            // Claude's screen has wiped it away.
            start.said().forEach(StandardError::complain);
        }
        return ending;
    }

    /** For the launcher alone: the JVM before this one has died. */
    private static Ending takeOver(Map<String, String> environment, RunDirectory runDirectory) throws UsageException {
        Succession succession = runDirectory
                .folder()
                .flatMap(Succession::in)
                .orElseThrow(() -> UsageException.noInput("there is no run to take over"));
        RunRecord left = succession.left().orElseThrow();
        Map<String, String> there = new LinkedHashMap<>(environment);
        try {
            WorkingDirectory.enter(left.start().directory());
            there.put("PWD", left.start().directory());
        } catch (IOException gone) {
            // It has been deleted meanwhile; claude goes on there, and so do we.
            System.setProperty("user.dir", left.start().directory());
        }
        return Wiring.of(succession, Settings.read(left.start().given(), there), there, runDirectory)
                .run();
    }

    private static Ending run(RunOptions options, Map<String, String> environment, RunDirectory runDirectory)
            throws UsageException {
        return Wiring.of(options, Settings.read(options.given(), environment), environment, runDirectory)
                .run();
    }
}
