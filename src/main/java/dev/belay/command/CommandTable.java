package dev.belay.command;

import dev.belay.command.diagnosis.Diagnose;
import dev.belay.command.doctor.DoctorRun;
import dev.belay.command.session.RepairCommand;
import dev.belay.command.session.Sessions;
import dev.belay.command.session.TrimCommand;
import dev.belay.console.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands by their names: this is where a new one is entered. */
final class CommandTable {
    private static final Map<String, Command> TABLE = Map.of(
            "incidents", new Incidents(),
            "diagnose", new Diagnose(),
            "sessions", new Sessions(),
            "notify", new Notify(),
            "doctor", new DoctorRun(),
            "repair", new RepairCommand(),
            "trim", new TrimCommand(),
            "failures", new Failures());
    /** Started by Belay itself, and not for a person. */
    private static final Map<String, Command> INTERNAL = Map.of("send-notice", new SendNotification());

    private static final List<String> SUPERVISION = List.of("run", "resume", "demo");

    private CommandTable() {}

    /** The command of this name that is no supervision; null where there is none. */
    static Command find(String name) {
        return TABLE.getOrDefault(name, INTERNAL.get(name));
    }

    /** All that a person may type, in order. */
    static List<String> names() {
        List<String> names = new ArrayList<>(TABLE.keySet());
        names.addAll(SUPERVISION);
        names.sort(null);
        return names;
    }
}
