package dev.belay.command;

import dev.belay.command.diagnosis.Diagnose;
import dev.belay.command.report.ReportCommand;
import dev.belay.command.session.RepairCommand;
import dev.belay.command.session.Sessions;
import dev.belay.command.session.TrimCommand;
import dev.belay.console.Command;
import java.util.List;

/** The commands that read past sessions and their failures, or write a copy of one. */
final class SessionCommands {
    static final List<String> NAMES =
            List.of("sessions", "incidents", "failures", "diagnose", "report", "repair", "trim");

    private SessionCommands() {}

    /** The command of this name; null where there is none. */
    static Command find(String name) {
        return switch (name) {
            case "sessions" -> new Sessions();
            case "incidents" -> new Incidents();
            case "failures" -> new Failures();
            case "diagnose" -> new Diagnose();
            case "report" -> new ReportCommand();
            case "repair" -> new RepairCommand();
            case "trim" -> new TrimCommand();
            default -> null;
        };
    }
}
