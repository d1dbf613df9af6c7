package dev.belay.command;

import dev.belay.command.diagnosis.Diagnose;
import dev.belay.command.doctor.DoctorRun;
import dev.belay.command.session.RepairCommand;
import dev.belay.command.session.Sessions;
import dev.belay.command.session.TrimCommand;
import dev.belay.console.Command;
import dev.belay.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The commands by their names: this is where a new one is entered. */
final class CommandTable {
    private static final Map<String, Command> TABLE = Map.ofEntries(
            Map.entry("incidents", new Incidents()),
            Map.entry("diagnose", new Diagnose()),
            Map.entry("sessions", new Sessions()),
            Map.entry("notify", new Notify()),
            Map.entry("doctor", new DoctorRun()),
            Map.entry("repair", new RepairCommand()),
            Map.entry("trim", new TrimCommand()),
            Map.entry("failures", new Failures()));
    /** Started by Belay itself and its build, and not for a person. */
    private static final Map<String, Command> INTERNAL = Map.of("send-notice", new SendNotification());

    private static final List<String> SUPERVISION = List.of("run", "resume", "demo");

    private CommandTable() {}

    /** The command of this name that is no supervision; null where there is none. */
    static Command find(String name) {
        Command command = TABLE.getOrDefault(name, INTERNAL.get(name));
        return command == null ? SetupCommands.find(name) : command;
    }

    /** What is said to somebody who has typed {@code belay} alone and has nothing set up. */
    static Optional<String> greeting(Console console) {
        return SetupCommands.greeting(console);
    }

    /** All that a person may type, in order. */
    static List<String> names() {
        List<String> names = new ArrayList<>(TABLE.keySet());
        names.addAll(SUPERVISION);
        names.addAll(SetupCommands.NAMES);
        names.sort(null);
        return names;
    }
}
