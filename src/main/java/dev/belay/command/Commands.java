package dev.belay.command;

import dev.belay.command.diagnosis.Diagnose;
import dev.belay.command.session.RepairCommand;
import dev.belay.command.session.Sessions;
import dev.belay.console.Console;
import dev.belay.console.HelpPage;
import dev.belay.console.StandardError;
import dev.belay.evidence.ExitStatus;
import dev.belay.posix.Terminal;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The commands that are no supervision: small, on standard output, done in a moment. */
public final class Commands {
    private Commands() {}

    /** Runs the command that the first word names and returns its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment) {
        PrintStream out = StandardError.stream(FileDescriptor.out);
        PrintStream errors = StandardError.stream(FileDescriptor.err);
        try {
            return run(arguments, environment, out, errors);
        } catch (RuntimeException fault) {
            org.slf4j.LoggerFactory.getLogger(Commands.class).error("command failed", fault);
            errors.print("belay: internal error (" + fault.getClass().getSimpleName()
                    + "); belay.log in the state directory has the details\n");
            return ExitStatus.INTERNAL;
        } finally {
            out.flush();
            errors.flush();
        }
    }

    /** As the build has it. */
    public static String version() {
        try (InputStream stream = Commands.class.getResourceAsStream("/dev/belay/version")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream errors) {
        String command = arguments.isEmpty() ? "--help" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            return help(command, out, errors);
        }
        return switch (command) {
            case "--version", "-V" -> {
                out.print("belay " + version() + "\n");
                yield 0;
            }
            case "--help", "-h", "help" -> help(rest.isEmpty() ? "belay" : rest.get(0), out, errors);
            case "incidents" ->
                Incidents.run(rest, out, errors, environment, Path.of("").toAbsolutePath(), display(environment));
            case "diagnose" ->
                Diagnose.run(
                        rest, System.in, out, errors, environment, Path.of("").toAbsolutePath(), display(environment));
            case "sessions" ->
                Sessions.run(rest, out, errors, environment, Path.of("").toAbsolutePath(), display(environment));
            case "notify" ->
                Notify.run(rest, out, errors, environment, Path.of("").toAbsolutePath(), display(environment));
            case "send-notice" -> Notify.send(System.in, environment);
            case "doctor" -> DoctorRun.run(rest, out, errors, environment, display(environment));
            case "repair", "trim" ->
                RepairCommand.run(
                        command.equals("trim"),
                        rest,
                        out,
                        errors,
                        environment,
                        Path.of("").toAbsolutePath(),
                        display(environment));
            case "failures" -> Failures.run(rest, out, errors, environment, display(environment));
            default -> unknown(command, errors);
        };
    }

    private static Console display(Map<String, String> environment) {
        try {
            boolean terminal = Terminal.is(1);
            return new Console(
                    Style.of(terminal, environment),
                    terminal ? Terminal.columns(1) : 0,
                    Terminal.is(0),
                    !Terminal.is(0) && !isNull(Path.of("/dev/stdin")),
                    StandardError.errorWidth());
        } catch (LinkageError noNativeLibrary) {
            return Console.plain();
        }
    }

    /** Whether nothing can come from there. */
    private static boolean isNull(Path input) {
        try {
            return Files.isSameFile(input, Path.of("/dev/null"));
        } catch (java.io.IOException closed) {
            return true;
        }
    }

    private static int help(String command, PrintStream out, PrintStream errors) {
        try (InputStream text = Commands.class.getResourceAsStream("/dev/belay/help/" + command + ".txt")) {
            if (text == null) {
                return unknown(command, errors);
            }
            String page = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            out.print(HelpPage.of(page, display(Map.of()).width()));
            return 0;
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static int unknown(String command, PrintStream errors) {
        String kind = command.startsWith("-") ? "option" : "command";
        errors.print("belay: unknown " + kind + " '" + Untrusted.line(command, 60) + "' (see `belay --help`)\n");
        return ExitStatus.USAGE;
    }
}
