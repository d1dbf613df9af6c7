package dev.belay.command;

import dev.belay.command.batch.BatchCommand;
import dev.belay.command.restore.RestoreCommand;
import dev.belay.command.service.ServiceCommand;
import dev.belay.command.top.Top;
import dev.belay.command.watch.Watch;
import dev.belay.console.Command;
import java.util.List;

/** The commands that are about all sessions of a user at once. */
final class FleetCommands {
    static final List<String> NAMES = List.of("top", "watch", "restore", "service", "batch");

    private FleetCommands() {}

    /** The command of this name; null where there is none. */
    static Command find(String name) {
        return switch (name) {
            case "top" -> new Top();
            case "watch" -> new Watch();
            case "restore" -> new RestoreCommand();
            case "batch" -> new BatchCommand();
            case "service" -> new ServiceCommand();
            default -> null;
        };
    }
}
