package dev.belay.run;

import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.operate.client.CurrentClient;
import dev.belay.supervise.Watcher;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Watches the claude that runs now, whichever that is. */
final class SessionWatch implements Watcher {
    /** Hears of each end, and may know more of it. */
    interface Ends {
        Evidence seen(Evidence evidence) throws InterruptedException;
    }

    private final CurrentClient client;
    private final ResumePrompt prompt;
    private final Ends ended;
    private final LazyRulebook rulebook;

    /**
     * @param prompt what is said on a resume, which is no task of the user's
     * @param ended is told of each end, and may know more of it
     * @param rulebook is wanted soon, or may be read when there is time
     */
    SessionWatch(CurrentClient client, ResumePrompt prompt, Ends ended, LazyRulebook rulebook) {
        this.client = client;
        this.prompt = prompt;
        this.ended = ended;
        this.rulebook = rulebook;
    }

    /** From now on this sees whatever has changed in the session. */
    void tell(Consumer<Evidence> spectator) {
        client.watchedBy(seen -> {
            spectator.accept(prompt.apart(seen));
            rulebook.seen(seen);
        });
    }

    /** How to get back to a session that goes on in the background. */
    Optional<String> wayBack() {
        return client.session().wayBack();
    }

    @Override
    public Evidence awaitTrouble() {
        try {
            Evidence trouble = client.session().awaitTrouble(this::lookInto);
            return prompt.apart(trouble.alive() ? trouble : ended.seen(trouble));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Evidence.of(Instant.now(), new Exit.Unseen());
        }
    }

    private void lookInto(Exit exit) {
        client.putBackIfLost();
        rulebook.expect(exit);
    }
}
