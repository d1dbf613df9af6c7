package dev.belay.supervise;

import dev.belay.evidence.Evidence;

/** All who hear of what happens: the recorder, the notifications, and the proof that a recovery has been of use. */
public final class IncidentListeners {
    private final Recorder recorder;
    private final NotificationPolicy notifications;
    private final RecoveryProof proof;

    public IncidentListeners(Recorder recorder, NotificationPolicy notifications) {
        this.recorder = recorder;
        this.notifications = notifications;
        this.proof = new RecoveryProof(recorder, notifications);
    }

    /** How the session stands while it runs. */
    void seen(Evidence now) {
        proof.seen(now);
        notifications.seen(now);
    }

    /** There is trouble, or the session has ended. */
    void happened(Incident incident) {
        proof.found(incident.proves(), incident.evidence());
        recorder.remember(incident);
        notifications.failed(incident);
    }

    /** How it went on. */
    void settled(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
        notifications.settled(incident, outcome);
        proof.settled(incident, outcome);
    }
}
