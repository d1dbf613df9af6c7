package dev.belay.run;

import dev.belay.operate.CompactingClient;
import dev.belay.operate.Compaction;
import dev.belay.operate.CompactionStep;
import dev.belay.operate.LiveClient;
import dev.belay.operate.OfferStep;
import dev.belay.operate.PassingFailure;
import dev.belay.operate.PlannedSteps;
import dev.belay.operate.RepairStep;
import dev.belay.operate.SessionOperator;
import dev.belay.operate.SessionResumer;
import dev.belay.operate.SpokenSteps;
import dev.belay.operate.StartSteps;
import dev.belay.operate.WaitSteps;
import dev.belay.operate.dialog.PauseDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.operate.start.BackgroundSession;
import dev.belay.operate.start.FurtherStart;
import dev.belay.operate.start.ResumeGuard;
import dev.belay.operate.wait.ClientProvider;
import dev.belay.operate.wait.CredentialsWait;
import dev.belay.operate.wait.MemoryWait;
import dev.belay.operate.wait.NetworkWait;
import dev.belay.supervise.NotificationPolicy;

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
        SpokenSteps words =
                new SpokenSteps(dialog, session -> start.client.words().again().byHand(session));
        return new SessionOperator(
                start.answer,
                new PlannedSteps(
                        words,
                        new OfferStep(dialogs.offers(), repairStep, resumer),
                        waits(words, dialog, pauses),
                        new LiveClient(start.client),
                        new StartSteps(resumer, compaction)));
    }

    private WaitSteps waits(SpokenSteps words, UserDialog dialog, PauseDialog pauses) {
        ClientProvider provider = new ClientProvider(start.context, start.request.commandLine(), start.client);
        return new WaitSteps(
                words,
                pauses,
                new NetworkWait(provider::setup, dialog, start.signals.waiting()),
                MemoryWait.here(dialog, start.signals.waiting()),
                new CredentialsWait(provider::credentials, dialog, start.signals.waiting(), notifications));
    }
}
