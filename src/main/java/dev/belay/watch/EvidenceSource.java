package dev.belay.watch;

import dev.belay.claude.BackgroundSessions;
import dev.belay.claude.ConfigurationCheck;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Machine;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.machine.KernelCounters;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Puts together what is known of one run of claude: the session, the process, the machine and the screen. */
final class EvidenceSource {
    /** The last line of a client that was left with {@code /background} (2.1.332). */
    private static final String SAID = "backgrounded \u00b7 ";

    private static final int LOOKS = 30;
    private static final long BETWEEN_LOOKS = 100_000_000;

    private final ConnectedClient client;
    private final LiveSession.Setting setting;
    private final long startedNanos = System.nanoTime();

    EvidenceSource(ConnectedClient client, LiveSession.Setting setting) {
        this.client = client;
        this.setting = setting;
    }

    /** While it runs and nothing is wrong: no screen, no counters. */
    Evidence running(Snapshot seen) {
        return evidence(new Exit.Running(), seen, Machine.unread(), Screen.blank());
    }

    /** With the screen as it is now. */
    Evidence complete(Exit exit, Snapshot seen, Machine machine) {
        return evidence(exit, seen, machine, client.screen().read());
    }

    /** Where nobody could follow the session. */
    Evidence unfollowed(Exit exit) {
        return Evidence.of(Instant.now(), exit).with(client.screen().read());
    }

    /** How the machine stands. */
    Machine machine(Snapshot seen, KernelCounters counters, Exit exit) {
        Machine machine = counters.read(seen.transcriptPath().orElse(setting.configuration()), exit);
        boolean neverTalked = seen.transcript().endsOn() == Transcript.Ending.NOTHING;
        return neverTalked
                ? machine.withConfigurationFault(ConfigurationCheck.fault(setting.configuration()))
                : machine;
    }

    /** The screen as a person sees it now; nothing without a terminal. */
    Optional<String> visible() {
        return client.child().onTerminal() ? Optional.of(client.screen().read().text()) : Optional.empty();
    }

    /** What the client has left of its session: it may have given that to its daemon. */
    private SessionFile left(Snapshot seen, Screen screen) {
        boolean given =
                seen.session().isPresent() && inBackground(seen.session().get(), screen);
        return given ? SessionFile.BACKGROUND : seen.sessionFile();
    }

    /** The daemon's roster may come a moment after the client has said so and gone. */
    private boolean inBackground(SessionId session, Screen screen) {
        int looks = screen.text().contains(SAID) ? LOOKS : 1;
        for (int i = 0; i < looks; i++) {
            if (BackgroundSessions.read(setting.configuration()).of(session).isPresent()) {
                return true;
            }
            if (i + 1 < looks) {
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        }
        return false;
    }

    private Evidence evidence(Exit exit, Snapshot seen, Machine machine, Screen screen) {
        Instant now = Instant.now();
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
                seen.transcript(),
                new Evidence.Reports(
                        seen.hooks(), exit instanceof Exit.Running ? seen.sessionFile() : left(seen, screen)),
                machine,
                screen);
    }
}
