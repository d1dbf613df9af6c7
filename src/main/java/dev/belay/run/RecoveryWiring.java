package dev.belay.run;

import dev.belay.claude.SessionFiles;
import dev.belay.claude.provider.ProviderSetup;
import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.claude.provider.credentials.CredentialsReader;
import dev.belay.machine.memory.MemoryGauge;
import dev.belay.operate.CompactingClient;
import dev.belay.operate.Compaction;
import dev.belay.operate.CompactionStep;
import dev.belay.operate.CredentialsWait;
import dev.belay.operate.MemoryWait;
import dev.belay.operate.NetworkWait;
import dev.belay.operate.OfferStep;
import dev.belay.operate.PassingFailure;
import dev.belay.operate.RepairStep;
import dev.belay.operate.SessionOperator;
import dev.belay.operate.SessionResumer;
import dev.belay.operate.WaitSteps;
import dev.belay.operate.dialog.PauseDialog;
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
    private final DialogWiring dialogs;
    private final NotificationPolicy notifications;
    private final PassingFailure passing;

    /** @param passing which failures pass by themselves */
    RecoveryWiring(Wiring start, DialogWiring dialogs, NotificationPolicy notifications, PassingFailure passing) {
        this.start = start;
        this.dialogs = dialogs;
        this.notifications = notifications;
        this.passing = passing;
    }

    SessionOperator operator() {
        UserDialog dialog =
                start.request.isUnattended() ? start.succession.saidBefore(dialogs.dialog()) : dialogs.dialog();
        PauseDialog pauses = dialogs.pauses();
        Supplier<ProviderSetup> provider = () -> start.client
                .started()
                .provider(start.context, start.request.commandLine())
                .read();
        RepairStep repairStep = new RepairStep(start.context, start.client, dialog);
        SessionResumer resumer = new SessionResumer(
                new FurtherStart(
                        start.launcher,
                        new ResumeGuard(start.context, start.client, start.request.isUnattended()),
                        new BackgroundSession(start.commands)),
                dialog,
                repairStep);
        CompactionStep compaction = new CompactionStep(
                new Compaction(new CompactingClient(start.commands, dialog), start.client, dialog, passing),
                resumer,
                dialog,
                pauses,
                start.request.settings().unattended());
        NetworkWait network = new NetworkWait(provider, start.signals.waiting());
        WaitSteps waits = new WaitSteps(
                dialog,
                pauses,
                network,
                new MemoryWait(
                        () -> MemoryGauge.of(ProcessHandle.current().pid()).isStrained(), start.signals.waiting()),
                new CredentialsWait(() -> credentials(provider.get()), dialog, start.signals.waiting(), notifications),
                session -> start.client.words().again().byHand(session));
        return new SessionOperator(
                start.client,
                start.answer,
                dialog,
                resumer,
                compaction,
                new OfferStep(dialogs.offers(), repairStep, resumer),
                waits);
    }

    private Credentials credentials(ProviderSetup provider) {
        return CredentialsReader.read(
                provider,
                SessionFiles.homeDirectory(start.request.environment()),
                start.context.configuration(),
                Instant.now());
    }
}
