package dev.belay.command.watch;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Console;
import dev.belay.machine.process.Processes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks at all sessions every other second, and sees to those that have lost their client. */
final class SessionWatchman {
    private static final int EVERY = 2_000;

    private final OpenSessions sessions;
    private final Supplier<DeathJudge> judge;
    private final DeathReport report;
    private final WatchLines lines;
    /** What a client wrote last, and a Belay that outlives it, get one turn. */
    private List<OpenSession> lost = List.of();

    /** @param judge made for each time that some have died: the rules are large, and for most of the time nobody needs them */
    SessionWatchman(OpenSessions sessions, Supplier<DeathJudge> judge, DeathReport report, WatchLines lines) {
        this.sessions = sessions;
        this.judge = judge;
        this.report = report;
        this.lines = lines;
    }

    static SessionWatchman of(Console console, boolean json) {
        return new SessionWatchman(
                new OpenSessions(console.environment()),
                () -> new DeathJudge(ConsoleRules.load(console), console),
                new DeathReport(console),
                new WatchLines(console, json));
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
        List<OpenSession> before = lost;
        lost = sessions.gone(now);
        List<OpenSession> ours = new ArrayList<>();
        for (OpenSession session : before) {
            boolean supervised =
                    session.supervisor().filter(Processes.here()::alive).isPresent();
            if (!supervised && !sessions.isOpen(session.id())) {
                ours.add(session);
            }
        }
        if (!ours.isEmpty()) {
            DeathJudge rules = judge.get();
            for (OpenSession session : ours) {
                rules.of(session.id()).ifPresent(death -> {
                    lines.print(death);
                    report.of(death);
                });
            }
        }
    }
}
