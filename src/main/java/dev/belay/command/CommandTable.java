package dev.belay.command;

import dev.belay.command.doctor.DoctorRun;
import dev.belay.console.Command;
import dev.belay.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands by their names: this is where a new one is entered, or in the group that it belongs to. */
final class CommandTable {
    private static final Map<String, Command> TABLE =
            Map.ofEntries(Map.entry("notify", new Notify()), Map.entry("doctor", new DoctorRun()));
    /** Started by Belay itself and its build, and not for a person. */
    private static final Map<String, Command> INTERNAL = Map.of("send-notice", new SendNotification());

    private static final List<String> SUPERVISION = List.of("run", "resume", "demo");

    private CommandTable() {}

    /** The command of this name that is no supervision; null where there is none. */
    static Command find(String name) {
        Command command = TABLE.getOrDefault(name, INTERNAL.get(name));
        command = command == null ? SessionCommands.find(name) : command;
        command = command == null ? FleetCommands.find(name) : command;
        return command == null ? SetupCommands.find(name) : command;
    }

    /** What is said to somebody who has typed {@code belay} alone and has nothing set up. */
    static Optional<String> greeting(Console console) {
        return SetupCommands.greeting(console);
    }

    /** What is said behind the output of a command, whatever its result. */
    static void afterwards(String name, Console console) {
        SetupCommands.afterwards(name, console);
    }

    /** All that a person may type, in order. */
    static List<String> names() {
        List<String> names = new ArrayList<>(TABLE.keySet());
        names.addAll(SUPERVISION);
        names.addAll(SessionCommands.NAMES);
        names.addAll(FleetCommands.NAMES);
        names.addAll(SetupCommands.NAMES);
        names.sort(null);
        return names;
    }
}
