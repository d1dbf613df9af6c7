package dev.belay.command;

import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.console.HelpPage;
import dev.belay.console.Version;
import dev.belay.evidence.ExitStatus;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the commands that are no supervision; what all of them have in common is here: help, usage errors, and that no
 * stack trace reaches a user.
 */
public final class Commands {
    private Commands() {}

    /** Runs the command that the first word names and returns its exit status. */
    public static int run(List<String> arguments, Map<String, String> environment) {
        Console console = Console.here(environment);
        try {
            return run(arguments, console);
        } catch (RuntimeException fault) {
            org.slf4j.LoggerFactory.getLogger(Commands.class).error("command failed", fault);
            console.err()
                    .print("belay: internal error (" + fault.getClass().getSimpleName()
                            + "); belay.log in the state directory has the details\n");
            return ExitStatus.INTERNAL;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    /** The same on another console. */
    public static int run(List<String> arguments, Console console) {
        Optional<String> first = arguments.isEmpty() ? CommandTable.greeting(console) : Optional.empty();
        if (first.isPresent()) {
            console.out().print(first.get());
            return ExitStatus.OK;
        }
        String name = arguments.isEmpty() ? "--help" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        if (rest.contains("--help") || rest.contains("-h")) {
            return help(name, console);
        }
        return switch (name) {
            case "--version", "-V" -> {
                console.out().print("belay " + Version.ours() + "\n");
                yield ExitStatus.OK;
            }
            case "--help", "-h", "help" -> help(rest.isEmpty() ? "belay" : rest.get(0), console);
            default -> {
                Command command = CommandTable.find(name);
                int status = command == null ? unknown(name, console) : run(name, command, rest, console);
                CommandTable.afterwards(name, console);
                yield status;
            }
        };
    }

    /** Runs this command and says what is wrong with its arguments. */
    public static int run(String name, Command command, List<String> arguments, Console console) {
        try {
            return command.run(arguments, console);
        } catch (UsageException wrong) {
            console.complain(name, wrong.getMessage());
            return wrong.status();
        }
    }

    private static int help(String command, Console console) {
        try (InputStream text = Commands.class.getResourceAsStream("/dev/belay/help/" + command + ".txt")) {
            if (text == null) {
                return unknown(command, console);
            }
            String page = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            console.out().print(HelpPage.of(page, console.width()));
            return ExitStatus.OK;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int unknown(String command, Console console) {
        UnknownCommand.complain(command, console);
        return ExitStatus.USAGE;
    }
}
