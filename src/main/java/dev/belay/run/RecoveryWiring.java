package dev.belay.run;

import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.CredentialsReader;
import dev.belay.operate.Compaction;
import dev.belay.operate.CompactionStep;
import dev.belay.operate.CredentialsWait;
import dev.belay.operate.NetworkWait;
import dev.belay.operate.OfferStep;
import dev.belay.operate.PassingFailure;
import dev.belay.operate.RepairStep;
import dev.belay.operate.SessionOperator;
import dev.belay.operate.SessionResumer;
import dev.belay.operate.WaitSteps;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.operate.start.BackgroundSession;
import dev.belay.operate.start.FurtherStart;
import dev.belay.operate.start.ResumeGuard;
import dev.belay.supervise.NotificationPolicy;
import java.time.Instant;
import java.util.function.Supplier;

/** Makes the hands: what does each step of a recovery. */
final class RecoveryWiring {
    private final Wiring start;
    private final UserDialog dialog;
    private final NotificationPolicy notifications;
    private final PassingFailure passing;

    /** @param passing which failures pass by themselves */
    RecoveryWiring(Wiring start, UserDialog dialog, NotificationPolicy notifications, PassingFailure passing) {
        this.start = start;
        this.dialog = dialog;
        this.notifications = notifications;
        this.passing = passing;
    }

    SessionOperator operator() {
        Supplier<ProviderSetup> provider = () -> start.client.provider().read();
        RepairStep repairStep = new RepairStep(start.context, start.client, dialog);
        SessionResumer resumer = new SessionResumer(
                new FurtherStart(
                        start.launcher,
                        new ResumeGuard(start.context, start.client, start.request.isUnattended()),
                        new BackgroundSession(start.commands)),
                dialog,
                repairStep);
        CompactionStep compaction = new CompactionStep(
                new Compaction(start.commands, start.client, dialog, passing),
                resumer,
                dialog,
                start.request.settings().unattended());
        NetworkWait network = new NetworkWait(provider, start.signals.waiting());
        WaitSteps waits = new WaitSteps(
                dialog,
                network,
                new CredentialsWait(
                        () -> CredentialsReader.read(
                                provider.get(),
                                SessionFiles.homeDirectory(start.request.environment()),
                                start.context.configuration(),
                                Instant.now()),
                        dialog,
                        start.signals.waiting(),
                        notifications),
                session -> start.client.words().again().byHand(session));
        return new SessionOperator(
                start.client,
                start.answer,
                dialog,
                resumer,
                compaction,
                new OfferStep(dialog, repairStep, resumer),
                waits);
    }
}
