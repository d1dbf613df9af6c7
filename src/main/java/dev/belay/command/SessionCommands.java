package dev.belay.command;

import dev.belay.command.diagnosis.Diagnose;
import dev.belay.command.restore.RestoreCommand;
import dev.belay.command.service.ServiceCommand;
import dev.belay.command.session.RepairCommand;
import dev.belay.command.session.Sessions;
import dev.belay.command.session.TrimCommand;
import dev.belay.command.top.Top;
import dev.belay.command.watch.Watch;
import dev.belay.console.Command;
import java.util.List;

/** The commands that read past sessions and their failures, bring sessions back, or write a copy of one. */
final class SessionCommands {
    static final List<String> NAMES =
            List.of("top", "watch", "sessions", "incidents", "diagnose", "repair", "restore", "service", "trim");

    private SessionCommands() {}

    /** The command of this name; null where there is none. */
    static Command find(String name) {
        return switch (name) {
            case "top" -> new Top();
            case "watch" -> new Watch();
            case "sessions" -> new Sessions();
            case "incidents" -> new Incidents();
            case "diagnose" -> new Diagnose();
            case "repair" -> new RepairCommand();
            case "restore" -> new RestoreCommand();
            case "service" -> new ServiceCommand();
            case "trim" -> new TrimCommand();
            default -> null;
        };
    }
}
