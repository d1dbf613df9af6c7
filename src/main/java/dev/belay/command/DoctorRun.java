package dev.belay.command;

import com.sun.jna.Platform;
import dev.belay.console.Console;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.CheckRunner;
import dev.belay.doctor.MachinePaths;
import dev.belay.operate.Orphans;
import dev.belay.posix.LinuxCalls;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code belay doctor} with all that it starts ended behind it, whatever ends it. */
final class DoctorRun {
    private DoctorRun() {}

    static int run(
            List<String> arguments,
            PrintStream out,
            PrintStream errors,
            Map<String, String> environment,
            Console console) {
        adoptOrphans();
        Runtime.getRuntime().addShutdownHook(new Thread(DoctorRun::end, "belay-doctor-end"));
        CheckContext context = new CheckContext(
                environment, Path.of("").toAbsolutePath(), chosenClaude(environment), MachinePaths.here());
        return Doctor.run(arguments, System.in, out, errors, context, console);
    }

    /** A server that has put itself into the background is found all the same. */
    private static void adoptOrphans() {
        try {
            if (Platform.isLinux()) {
                LinuxCalls.adoptOrphans();
            }
        } catch (LinkageError broken) {
            // What keeps the native library from loading is for the checks to say.
        }
    }

    private static void end() {
        try {
            Orphans.end();
        } catch (LinkageError broken) {
            // Without the native library nobody was adopted.
        }
        CheckRunner.clearAway();
    }

    /** Settings that cannot be followed are themselves a finding. */
    private static Optional<String> chosenClaude(Map<String, String> environment) {
        try {
            return Settings.read(Map.of(), environment).claude();
        } catch (UsageException wrong) {
            return Optional.empty();
        }
    }
}
