package dev.belay.command.watch;

import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.machine.process.Processes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at all sessions every other second, and sees to those that have lost their client. */
final class SessionWatchman {
    private static final int EVERY = 2_000;
    /** What a client wrote last is there by then, and a Belay above it has noticed. */
    private static final int SOON = 1_000;

    private static final int TRIES = 5;

    private final OpenSessions sessions;
    private final Aftermath aftermath;
    /** What a client wrote last, and a Belay that outlives it, get one turn. With how often nobody could read what is left. */
    private Map<OpenSession, Integer> lost = new HashMap<>();

    private SessionWatchman(OpenSessions sessions, Aftermath aftermath) {
        this.sessions = sessions;
        this.aftermath = aftermath;
    }

    /** @param given the options of the command */
    static SessionWatchman of(Console console, Arguments given) {
        Optional<Adoption> adoption =
                given.has("--adopt") ? Adoption.of(console.environment(), given.has("--dry-run")) : Optional.empty();
        return new SessionWatchman(
                new OpenSessions(console.environment()), Aftermath.of(console, given.has("--json"), adoption));
    }

    /** How many sessions are open. */
    int count() {
        return sessions.count();
    }

    /** Until this thread is interrupted. */
    void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(lost.isEmpty() ? EVERY : SOON);
            } catch (InterruptedException stop) {
                return;
            }
            look(Instant.now());
        }
    }

    /** One look. */
    void look(Instant now) {
        Map<OpenSession, Integer> before = lost;
        lost = new HashMap<>();
        sessions.gone(now).forEach(session -> lost.put(session, 0));
        List<OpenSession> ours = new ArrayList<>();
        for (OpenSession session : before.keySet()) {
            if (!isSupervised(session) && !sessions.isOpen(session.id())) {
                ours.add(session);
            }
        }
        for (OpenSession unread : aftermath.of(ours)) {
            int tries = before.get(unread) + 1;
            if (tries < TRIES) {
                lost.put(unread, tries);
            }
        }
    }

    private static boolean isSupervised(OpenSession session) {
        return session.supervisor().filter(Processes.here()::alive).isPresent();
    }
}
