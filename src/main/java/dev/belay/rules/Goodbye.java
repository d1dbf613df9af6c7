package dev.belay.rules;

import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import java.util.List;
import java.util.OptionalInt;

/** The diagnosis of a session that has said goodbye properly, without reading a rule file. */
public final class Goodbye {
    private Goodbye() {}

    /** What the rule of that name says, to the letter; a test holds the two together. */
    public static Diagnosis diagnosis() {
        Rule rule = new Rule(
                Rulebook.FINISHED,
                Advice.everywhere("The session ended normally.", "", List.of()),
                List.of(),
                new Response(Kind.CLEAN, List.of(Recovery.LEAVE), OptionalInt.empty(), true),
                List.of());
        return Diagnosis.certain(rule);
    }
}
