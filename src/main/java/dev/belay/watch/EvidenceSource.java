package dev.belay.watch;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Puts together what is known of one run of claude: the session, the process and the screen. */
final class EvidenceSource {
    private final ConnectedClient client;
    private final LiveSession.Setting setting;
    private final long startedNanos;
    private final SummaryNotice summary = new SummaryNotice();

    EvidenceSource(ConnectedClient client, LiveSession.Setting setting) {
        this.client = client;
        this.setting = setting;
        this.startedNanos = System.nanoTime()
                - setting.begun()
                        .map(begun -> Duration.between(begun, Instant.now()).toNanos())
                        .orElse(0L);
    }

    /** While it runs and nothing is wrong: no screen, no counters. */
    Evidence running(Snapshot seen) {
        return evidence(new Exit.Running(), seen);
    }

    /** With the screen as it is now. */
    Evidence withScreen(Exit exit, Snapshot seen) {
        return evidence(exit, seen).with(client.screen().read());
    }

    /** With the screen, of one that runs. */
    Evidence alive(Snapshot seen) {
        return withScreen(new Exit.Running(), seen);
    }

    /** Where nobody could follow the session. */
    Evidence unfollowed(Exit exit) {
        return Evidence.of(Instant.now(), exit).with(client.screen().read());
    }

    /** The screen as a person sees it now; nothing without a terminal. */
    Optional<String> visible() {
        return client.child().onTerminal() ? Optional.of(client.screen().read().text()) : Optional.empty();
    }

    private Evidence evidence(Exit exit, Snapshot seen) {
        Instant now = Instant.now();
        boolean summarized = summary.seen(seen.transcript(), this::visible);
        Duration silence = Duration.between(seen.changedAt(), now);
        return new Evidence(
                now,
                seen.session(),
                new Evidence.Process(
                        setting.client().of(seen, !client.child().onTerminal(), exit),
                        exit,
                        Duration.ofNanos(System.nanoTime() - startedNanos),
                        silence.isNegative() ? Duration.ZERO : silence,
                        exit instanceof Exit.Running
                                ? Liveness.none()
                                : Liveness.none()
                                        .touched(client.keyboard().get().lastKey())),
                ToolProcesses.after(exit, seen.transcript()),
                new Evidence.Reports(
                        seen.hooks(),
                        seen.sessionFile(),
                        seen.reports().result(),
                        summarized,
                        seen.reports().status()));
    }
}
