package dev.belay.command.doctor;

import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.MachinePaths;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import java.util.Map;
import java.util.Optional;

/** Where the user is, and which claude is meant. */
final class DoctorContext {
    private DoctorContext() {}

    static CheckContext of(Arguments given, Console console) throws UsageException {
        return new CheckContext(
                console.environment(), console.workingDirectory(), claude(given, console), MachinePaths.here());
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
}
