package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.doctor.check.Preflight;
import dev.belay.files.BelayDirectories;
import dev.belay.machine.Measurable;
import dev.belay.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What will not work in this run, said before claude owns the screen; it runs all the same. */
final class StartWarnings {
    private boolean ofState;

    /** That nothing can be kept, where that is so. */
    void ofState(Optional<Path> state) {
        ofState = state.isEmpty() || !BelayDirectories.usable(state.get());
        if (state.isEmpty()) {
            StandardError.complain("warning: HOME is not set, so nothing can be recorded");
        } else if (ofState) {
            StandardError.complain("warning: " + state.get()
                    + " is not writable: no hooks (Belay sees less of the session) and no journal");
        }
    }

    /** What an option asks for and this system does not measure. */
    static void ofMeasuring(Settings settings, boolean interactive) {
        if (settings.unattended() || settings.recycleAbove().isPresent()) {
            Measurable.here()
                    .missing(settings.recycleAbove().isPresent(), settings.unattended(), interactive)
                    .ifPresent(missing -> StandardError.complain("warning: " + missing));
        }
    }

    /** What an unattended start is refused for; what it is warned of is said. */
    static Optional<Preflight.Refusal> preflight(
            Map<String, String> environment, boolean ephemeral, Settings settings) {
        Preflight preflight = new Preflight(environment, Path.of(System.getProperty("user.dir")));
        Optional<Preflight.Refusal> refusal = preflight.run(ephemeral);
        if (refusal.isEmpty()) {
            preflight
                    .warning(settings.deadline(), settings.credentialsWait())
                    .ifPresent(warning -> StandardError.complain("warning: " + warning));
        }
        return refusal;
    }

    /** What the journal has to say, unless the start has said that there is none. */
    void ofJournal(String warning) {
        if (!ofState) {
            StandardError.complain(warning);
        }
    }
}
