package dev.belay.operate;

import dev.belay.decide.Step;
import dev.belay.operate.dialog.PauseDialog;
import dev.belay.operate.wait.CredentialsWait;
import dev.belay.operate.wait.MemoryWait;
import dev.belay.operate.wait.NetworkWait;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The waits between the end of a client and the next start; nothing comes of one after which the plan goes on. */
public final class WaitSteps {
    private final SpokenSteps words;
    private final PauseDialog pauses;
    private final NetworkWait network;
    private final MemoryWait memory;
    private final CredentialsWait credentials;

    /** @param words tells how a wait has ended */
    public WaitSteps(
            SpokenSteps words,
            PauseDialog pauses,
            NetworkWait network,
            MemoryWait memory,
            CredentialsWait credentials) {
        this.words = words;
        this.pauses = pauses;
        this.network = network;
        this.memory = memory;
        this.credentials = credentials;
    }

    Optional<Outcome> pause(Step.Pause step, Incident incident) {
        return pauses.pause(step).map(Outcome::brokenOff).map(outcome -> words.brokenOff(outcome, incident));
    }

    Optional<Outcome> awaitNetwork(Incident incident) {
        return network.await().map(Outcome::brokenOff).map(outcome -> words.brokenOff(outcome, incident));
    }

    /**
     * The same while claude is alive, where nothing is said of it.
     *
     * @param pause waits for so long; something where that was broken off
     */
    Optional<Outcome> awaitNetworkBeside(Function<Duration, Optional<Outcome>> pause) {
        return network.awaitBeside(pause);
    }

    /** Nothing when there is enough again. */
    Optional<Outcome> awaitMemory(Step.AwaitMemory step, Incident incident) {
        MemoryWait.Result result = memory.await();
        if (result.ending().isPresent()) {
            return result.ending().map(Outcome::brokenOff).map(outcome -> words.brokenOff(outcome, incident));
        }
        if (result.enough()) {
            return Optional.empty();
        }
        Step.End end = new Step.End(step.status(), "memory is still short");
        return Optional.of(words.giveUp(end.reason(), end, incident));
    }

    /** Nothing when the credentials were renewed. */
    Optional<Outcome> awaitCredentials(Step.AwaitCredentials step, Incident incident) {
        CredentialsWait.Result result = credentials.await(step, incident);
        if (result.renewed()) {
            return Optional.empty();
        }
        if (result.ending().isPresent()) {
            return result.ending().map(Outcome::brokenOff).map(outcome -> words.brokenOff(outcome, incident));
        }
        Step.End end = step.otherwise();
        return Optional.of(words.giveUp(result.reason().orElse(end.reason()), end, incident));
    }
}
