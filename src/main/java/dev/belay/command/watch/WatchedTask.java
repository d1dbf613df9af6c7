package dev.belay.command.watch;

import dev.belay.decide.LimitReset;
import dev.belay.diagnose.Kind;
import dev.belay.register.Host;
import dev.belay.register.RunEntry;
import dev.belay.register.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A task that went down, as its run would have noted it, had there been one. */
final class WatchedTask {
    private WatchedTask() {}

    static RunEntry entry(OpenSession lost, OpenSession.Task task, SessionDeath death) {
        String id = "watched-" + lost.client().pid() + "-"
                + Long.toHexString(task.begun().toEpochMilli());
        return new RunEntry(
                id,
                Host.here(),
                task.started(),
                new RunEntry.Work(lost.id(), "", task.begun(), death.evidence().at()),
                List.of(),
                standing(death),
                Optional.empty());
    }

    private static Standing standing(SessionDeath death) {
        Kind kind = death.diagnosis().best().rule().kind();
        boolean person = kind == Kind.PERSON || kind == Kind.CREDENTIALS || kind == Kind.CONFIGURATION;
        Instant at = death.evidence().at();
        Optional<Instant> until =
                kind == Kind.LIMIT ? LimitReset.of(death.evidence(), at, ZoneId.systemDefault()) : Optional.empty();
        return new Standing(
                person ? Standing.State.NEEDS_PERSON : Standing.State.RUNNING,
                at,
                Optional.of(new Standing.Trouble(
                        death.diagnosis().failure(),
                        death.diagnosis().best().rule().say(),
                        until)));
    }
}
