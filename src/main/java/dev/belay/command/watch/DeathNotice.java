package dev.belay.command.watch;

import dev.belay.launcher.BelayLauncher;
import dev.belay.notify.DeathNotification;
import dev.belay.notify.delivery.NoticeProcess;
import dev.belay.restore.Fate;
import dev.belay.restore.Restoration;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Tells people of a death, where they want to be told. What goes wrong with that is logged and forgotten. */
final class DeathNotice {
    private final Map<String, String> environment;

    DeathNotice(Map<String, String> environment) {
        this.environment = environment;
    }

    void of(SessionDeath death, Optional<Restoration> adopted) {
        try {
            if (Settings.read(Map.of(), environment).reports().notifications()) {
                List<String> resume = List.of(
                        BelayLauncher.here().file().toString(),
                        "resume",
                        death.session().id().value());
                boolean goesOn =
                        adopted.filter(task -> task.fate() == Fate.RESTORED).isPresent();
                NoticeProcess.start(
                        goesOn
                                ? DeathNotification.adopted(death.evidence(), death.diagnosis(), death.project())
                                : DeathNotification.of(death.evidence(), death.diagnosis(), death.project(), resume),
                        environment);
            }
        } catch (IOException | UsageException fault) {
            LoggerFactory.getLogger(DeathNotice.class).warn("a notification could not be sent", fault);
        }
    }
}
