package dev.belay.supervise;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;

/**
 * The one proof that a recovery has been of use. The loop asks at the next fall or end, and whatever looks at the running
 * session asks meanwhile; the journal, the notifications and the story of the run hear of it from here, once. Only the
 * loop can take it back: a session that meets the same failure again at once was not recovered after all.
 */
final class RecoveryProof {
    private final Recorder recorder;
    private final NotificationPolicy notifications;
    private Incident unproven;
    private Recovery recovery;

    RecoveryProof(Recorder recorder, NotificationPolicy notifications) {
        this.recorder = recorder;
        this.notifications = notifications;
    }

    /** What came of the last plan. */
    synchronized void settled(Incident incident, Outcome outcome) {
        if (outcome.unchanged()) {
            return;
        }
        unproven = outcome.resumed().isPresent() ? incident : null;
        recovery = outcome.resumed().orElse(null);
    }

    /** How the session stands while it runs. */
    synchronized void seen(Evidence now) {
        if (unproven != null && unproven.attempt(recovery).provedBy(now)) {
            tell(now);
        }
    }

    /** What the loop has found: the session has fallen again, or has ended. */
    synchronized void found(boolean proves, Evidence now) {
        if (unproven != null && proves) {
            tell(now);
        }
    }

    private void tell(Evidence now) {
        Incident incident = unproven;
        unproven = null;
        recorder.recovered(incident, now);
        notifications.recovered(incident, now);
    }
}
