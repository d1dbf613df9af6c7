package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.files.BelayDirectories;
import dev.belay.machine.Measurable;
import dev.belay.operate.client.RunDirectory;
import dev.belay.posix.Libc;
import dev.belay.run.reminder.Reminder;
import dev.belay.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;

/** What is said before claude owns the screen: what will not work in this run, and what the last one has left. */
final class StartWarnings {
    private boolean ofState;

    void beforeTheScreen(RunRequest request, RunDirectory runDirectory) {
        ofState(request.state());
        if (request.isSession()) {
            ofMeasuring(request.settings(), request.interactive());
            ofSpending(request);
        }
        if (request.isSession() && request.settings().watchdog().memoryMax().isPresent()) {
            Measurable.withoutCeiling()
                    .ifPresent(why -> StandardError.complain("warning: --memory-max does nothing: " + why));
        }
        if (request.interactive()
                && request.settings().reports().reminder()
                && !request.commandLine().choosesSession()
                && Libc.isatty(2) == 1) {
            Reminder.show(request.unfinished(), runDirectory);
        }
    }

    /** That nothing can be kept, where that is so. */
    private void ofState(Optional<Path> state) {
        ofState = state.isEmpty() || !BelayDirectories.usable(state.get());
        if (state.isEmpty()) {
            StandardError.complain("warning: HOME is not set, so nothing can be recorded");
        } else if (ofState) {
            StandardError.complain("warning: " + state.get()
                    + " is not writable: no hooks (Belay sees less of the session) and no journal");
        }
    }

    /** What an option asks for and this system does not measure. */
    private static void ofMeasuring(Settings settings, boolean interactive) {
        if (settings.unattended() || settings.watchdog().recycleAbove().isPresent()) {
            Measurable.here()
                    .missing(settings.watchdog().recycleAbove().isPresent(), settings.unattended(), interactive)
                    .ifPresent(missing -> StandardError.complain("warning: " + missing));
        }
    }

    /** That a limit on what is spent has no effect, where nothing says what is. */
    private static void ofSpending(RunRequest request) {
        int usual = request.isUnattended() ? 1 : 0;
        if (request.commandLine().isEphemeral()
                && request.settings().limits().spending().size() > usual) {
            StandardError.complain("warning: claude keeps no transcript here, so what it spends is not counted");
        }
    }

    /** That a session which nobody looks at is not recovered, where that is so. */
    void ofRecovery(RunRequest request) {
        if (request.isOnlyWatched()) {
            StandardError.complain("with --input-format stream-json a session is watched but not recovered:"
                    + " messages already read cannot be sent again");
        }
    }

    /** What the journal has to say, unless the start has said that there is none. */
    void ofJournal(String warning) {
        if (!ofState) {
            StandardError.complain(warning);
        }
    }
}
