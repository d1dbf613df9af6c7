package dev.belay.command.batch.submit;

import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.SlurmSettings;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;

/** What a cluster says of itself before anything is submitted to it. */
final class AskedSettings {
    private AskedSettings() {}

    /** @param dry whether it may remain unknown */
    static SlurmSettings of(Slurm slurm, boolean dry, Console console) throws UsageException {
        if (!slurm.isThere()) {
            if (!dry) {
                throw UsageException.settings(
                        "--on slurm needs sbatch and scontrol on the PATH (--dry-run shows the script)");
            }
            return SlurmSettings.unknown();
        }
        try {
            return slurm.settings();
        } catch (IOException silent) {
            if (!dry) {
                throw UsageException.tryLater(silent.getMessage());
            }
            console.say(silent.getMessage());
            return SlurmSettings.unknown();
        }
    }
}
