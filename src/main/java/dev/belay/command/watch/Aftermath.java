package dev.belay.command.watch;

import dev.belay.console.Console;
import dev.belay.restore.Restoration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** What follows when sessions have lost their client: they are judged, taken up where that was asked for, and told of. */
final class Aftermath {
    private final Supplier<DeathJudge> judge;
    private final DeathReport report;
    private final WatchLines lines;
    private final Optional<Adoption> adoption;

    private Aftermath(Supplier<DeathJudge> judge, DeathReport report, WatchLines lines, Optional<Adoption> adoption) {
        this.judge = judge;
        this.report = report;
        this.lines = lines;
        this.adoption = adoption;
    }

    static Aftermath of(Console console, boolean json, Optional<Adoption> adoption) {
        // The rules are large, and for most of the time nobody needs them.
        return new Aftermath(
                () -> DeathJudge.of(console), new DeathReport(console), new WatchLines(console, json), adoption);
    }

    /** Sees to these; those that nobody could read just now. */
    List<OpenSession> of(List<OpenSession> lost) {
        if (lost.isEmpty()) {
            return List.of();
        }
        DeathJudge rules = judge.get();
        Map<OpenSession, SessionDeath> deaths = new LinkedHashMap<>();
        List<OpenSession> unread = new ArrayList<>();
        for (OpenSession session : lost) {
            try {
                rules.of(session.id()).ifPresent(death -> deaths.put(session, death));
            } catch (IOException | RuntimeException damaged) {
                // One session that cannot be read costs no other.
                LoggerFactory.getLogger(Aftermath.class).warn("session {} could not be read", session.id(), damaged);
                unread.add(session);
            }
        }
        // A limit that one has met is the others' as well.
        deaths.entrySet().stream()
                .sorted(Comparator.comparing(one -> !one.getValue().isOfALimit()))
                .forEach(one -> follow(one.getKey(), one.getValue(), rules));
        return unread;
    }

    private void follow(OpenSession session, SessionDeath death, DeathJudge rules) {
        try {
            Optional<Restoration> adopted = adoption.flatMap(asked -> asked.of(session, death, rules.rules()));
            lines.print(death, adopted);
            report.of(death, adopted);
        } catch (RuntimeException fault) {
            LoggerFactory.getLogger(Aftermath.class).warn("session {} could not be seen to", session.id(), fault);
        }
    }
}
