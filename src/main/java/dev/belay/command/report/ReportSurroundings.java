package dev.belay.command.report;

import dev.belay.command.diagnosis.ConsoleRules;
import dev.belay.console.Console;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.journal.KeptIncidents;
import dev.belay.page.telling.Surroundings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What a report has to know beside the chronicles: the journal's traces, and what the rules advise. */
final class ReportSurroundings {
    private ReportSurroundings() {}

    static Surroundings of(Console console, Instant now) {
        Rulebook rules = ConsoleRules.load(console);
        return new Surroundings(
                ZoneId.systemDefault(),
                now,
                false,
                KeptIncidents.of(console.environment())::traces,
                name -> rules.named(name).map(Rule::fix).orElse(List.of()));
    }
}
