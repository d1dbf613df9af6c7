package dev.belay.run;

import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Match;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.diagnose.Weight;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.rules.LoadedRules;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The rules, read when they are needed. A session that says goodbye properly, with nothing under way and no error, needs
 * none of them: its shell prompt must not wait for fifty rule files. Where the user has rules of his own, they are asked.
 */
final class LazyRulebook implements Function<Evidence, Diagnosis> {
    private final Map<String, String> environment;
    private final PrintStream errors;
    private Rulebook rulebook;

    LazyRulebook(Map<String, String> environment, PrintStream errors) {
        this.environment = environment;
        this.errors = errors;
    }

    @Override
    public Diagnosis apply(Evidence evidence) {
        if (saidGoodbye(evidence) && !RuleFiles.hasOwn(environment)) {
            return goodbye();
        }
        if (rulebook == null) {
            rulebook = load();
        }
        return rulebook.diagnose(evidence);
    }

    private Rulebook load() {
        LoadedRules loaded = RuleFiles.load(environment);
        for (RuleFileException broken : loaded.broken()) {
            errors.print("belay: " + broken.leftOut() + "\r\n");
        }
        return loaded.rulebook();
    }

    private static boolean saidGoodbye(Evidence evidence) {
        return evidence.exit() instanceof Exit.Code code
                && code.code() == 0
                && evidence.hooks().sessionEnd().isPresent()
                && evidence.transcript().error().isEmpty()
                && !evidence.transcript().endsOn().midTurn();
    }

    /** What the rule of that name says, to the letter; a test holds the two together. */
    private static Diagnosis goodbye() {
        Rule rule = new Rule(
                Rulebook.FINISHED,
                Advice.everywhere("The session ended normally.", "", List.of()),
                List.of(),
                new Response(Kind.CLEAN, List.of(Recovery.LEAVE), OptionalInt.empty(), true),
                List.of());
        return new Diagnosis(
                new Finding(rule, new LinkedHashMap<>(), new Weight(List.of(), new Match("", 0, 0, 0))), List.of());
    }
}
