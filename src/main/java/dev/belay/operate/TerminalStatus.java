package dev.belay.operate;

import dev.belay.evidence.Evidence;
import dev.belay.operate.client.StatusChannels;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.supervise.Recorder;

/**
 * Shows a death on a terminal that shows states: claude can't report it any more. A session that goes on reports its state
 * itself again; where the user has declined, there is nothing to be shown.
 */
public final class TerminalStatus implements Recorder {
    private final Recorder recorder;
    private final StatusChannels terminal;

    /** @param recorder is told everything as well, and first */
    public TerminalStatus(Recorder recorder, StatusChannels terminal) {
        this.recorder = recorder;
        this.terminal = terminal;
    }

    @Override
    public void remember(Incident incident) {
        recorder.remember(incident);
        if (!incident.evidence().alive() && incident.notable()) {
            terminal.showFailure(incident.diagnosis().best().rule().say());
        }
    }

    @Override
    public void recovered(Incident incident, Evidence now) {
        recorder.recovered(incident, now);
    }

    @Override
    public void settle(Incident incident, Outcome outcome) {
        recorder.settle(incident, outcome);
        boolean declined = outcome.over().filter(Outcome.Over::declined).isPresent();
        if (declined || outcome.resumed().isPresent()) {
            terminal.clear();
        }
    }
}
