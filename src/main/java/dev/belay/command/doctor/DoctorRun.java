package dev.belay.command.doctor;

import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.doctor.CheckRunner;
import dev.belay.operate.Orphans;
import dev.belay.posix.LinuxCalls;
import dev.belay.posix.calls.OperatingSystem;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay doctor} with all that it starts ended behind it, whatever ends it. */
public final class DoctorRun implements Command {
    /** As {@link Doctor#run}. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        adoptOrphans();
        Runtime.getRuntime().addShutdownHook(new Thread(DoctorRun::end, "belay-doctor-end"));
        return new Doctor().run(arguments, console);
    }

    /** A server that has put itself into the background is found all the same. */
    private static void adoptOrphans() {
        try {
            if (OperatingSystem.isLinux()) {
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
}
