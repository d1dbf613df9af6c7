package dev.belay.command.watch;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Console;
import dev.belay.machine.process.Processes;
import dev.belay.restore.Restoration;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Looks at all sessions every other second, and sees to those that have lost their client. */
final class SessionWatchman {
    private static final int EVERY = 2_000;
    private static final int LOOKS = 5;

    private final OpenSessions sessions;
    private final Supplier<DeathJudge> judge;
    private final DeathReport report;
    private final WatchLines lines;
    private final Optional<Adoption> adoption;
    /** What a client wrote last, and a Belay that outlives it, get one turn. */
    private List<Lost> lost = List.of();

    /** One that has lost its client, and how often nobody could read what is left of it. */
    private record Lost(OpenSession session, int unread) {}

    /** @param judge made for each time that some have died: the rules are large, and for most of the time nobody needs them */
    SessionWatchman(
            OpenSessions sessions,
            Supplier<DeathJudge> judge,
            DeathReport report,
            WatchLines lines,
            Optional<Adoption> adoption) {
        this.sessions = sessions;
        this.judge = judge;
        this.report = report;
        this.lines = lines;
        this.adoption = adoption;
    }

    static SessionWatchman of(Console console, boolean json, Optional<Adoption> adoption) {
        return new SessionWatchman(
                new OpenSessions(console.environment()),
                () -> new DeathJudge(ConsoleRules.load(console), console),
                new DeathReport(console),
                new WatchLines(console, json),
                adoption);
    }

    /** How many sessions are open. */
    int count() {
        return sessions.count();
    }

    /** Until this thread is interrupted. */
    void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException stop) {
                return;
            }
            look(Instant.now());
        }
    }

    /** One look. */
    void look(Instant now) {
        List<Lost> before = lost;
        List<Lost> next = new ArrayList<>();
        sessions.gone(now).forEach(session -> next.add(new Lost(session, 0)));
        DeathJudge rules = null;
        for (Lost one : before) {
            if (!isSupervised(one.session()) && !sessions.isOpen(one.session().id())) {
                rules = rules == null ? judge.get() : rules;
                if (!see(one.session(), rules) && one.unread() < LOOKS) {
                    next.add(new Lost(one.session(), one.unread() + 1));
                }
            }
        }
        lost = next;
    }

    private static boolean isSupervised(OpenSession session) {
        return session.supervisor().filter(Processes.here()::alive).isPresent();
    }

    /** Whether that could be done: one session that cannot be read costs no other. */
    private boolean see(OpenSession session, DeathJudge rules) {
        try {
            Optional<SessionDeath> death = rules.of(session.id());
            if (death.isPresent()) {
                Optional<Restoration> adopted =
                        adoption.flatMap(asked -> asked.of(session, death.get(), rules.rules()));
                lines.print(death.get(), adopted);
                report.of(death.get(), adopted);
            }
            return true;
        } catch (IOException | RuntimeException unread) {
            LoggerFactory.getLogger(SessionWatchman.class).warn("session {} could not be read", session.id(), unread);
            return false;
        }
    }
}
