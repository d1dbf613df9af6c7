package dev.belay.run;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.rules.Goodbye;
import dev.belay.rules.LoadedRules;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * The rules, read when they are needed. A session that says goodbye properly, with nothing under way and no error, needs
 * none of them: its shell prompt must not wait for fifty rule files. Where the user has rules of his own, they are asked.
 */
final class LazyRulebook implements Function<Evidence, Diagnosis> {
    private static final Duration HEAD_START = Duration.ofMinutes(1);

    private final Map<String, String> environment;
    private final PrintStream errors;
    private Rulebook rulebook;

    LazyRulebook(Map<String, String> environment, PrintStream errors) {
        this.environment = environment;
        this.errors = errors;
    }

    @Override
    public Diagnosis apply(Evidence evidence) {
        if (saidGoodbye(evidence)) {
            Diagnosis goodbye = Goodbye.diagnosis();
            if (!RuleFiles.hasOwn(environment)) {
                return goodbye;
            }
        }
        return rulebook().diagnose(evidence);
    }

    /** Claude has ended like this: where that is no success the rules are read while its last words are. */
    void expect(Exit exit) {
        if (!exit.isSuccess() && !(exit instanceof Exit.Unseen)) {
            Thread thread = new Thread(null, this::rulebook, "rules", 512 * 1024);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The session goes on: once claude has long been on the screen there is time to read them. */
    void seen(Evidence now) {
        if (now.ran().compareTo(HEAD_START) >= 0) {
            rulebook();
        }
    }

    private synchronized Rulebook rulebook() {
        if (rulebook == null) {
            rulebook = load();
        }
        return rulebook;
    }

    private Rulebook load() {
        LoadedRules loaded = RuleFiles.load(environment);
        for (RuleFileException broken : loaded.broken()) {
            errors.print("belay: " + broken.leftOut() + "\r\n");
        }
        return loaded.rulebook();
    }

    private static boolean saidGoodbye(Evidence evidence) {
        Exit exit = evidence.exit();
        // Where another JVM has started it, its status may be nobody's to know: then its goodbye tells.
        return (exit.isSuccess() || exit instanceof Exit.Unseen)
                && evidence.hooks().sessionEnd().isPresent()
                && evidence.transcript().error().isEmpty()
                && !evidence.transcript().endsOn().midTurn();
    }
}
