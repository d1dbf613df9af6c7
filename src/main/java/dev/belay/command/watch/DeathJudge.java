package dev.belay.command.watch;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.command.diagnosis.Judged;
import dev.belay.command.diagnosis.input.TargetReader;
import dev.belay.console.Console;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.SessionId;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.util.Optional;

/** Says of what a session went down, as {@code belay diagnose} does. */
final class DeathJudge {
    private final Rulebook rules;
    private final Console console;

    private DeathJudge(Rulebook rules, Console console) {
        this.rules = rules;
        this.console = console;
    }

    /** With the rules as they are now. */
    static DeathJudge of(Console console) {
        return new DeathJudge(ConsoleRules.load(console), console);
    }

    Rulebook rules() {
        return rules;
    }

    /**
     * Nothing where it has ended as it should, or nothing is left of it.
     *
     * @throws IOException when it cannot be read just now
     */
    Optional<SessionDeath> of(SessionId session) throws IOException {
        try {
            Judged judged = Judged.by(rules, TargetReader.read(session.value(), console, bytes -> {}), console);
            return judged.diagnosis().best().rule().silent()
                    ? Optional.empty()
                    : judged.target()
                            .session()
                            .map(known -> new SessionDeath(known, judged.evidence(), judged.diagnosis()));
        } catch (UsageException nothingLeft) {
            return Optional.empty();
        }
    }
}
