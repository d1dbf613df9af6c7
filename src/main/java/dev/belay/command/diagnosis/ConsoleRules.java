package dev.belay.command.diagnosis;

import dev.belay.console.Console;
import dev.belay.diagnose.Rulebook;
import dev.belay.rules.LoadedRules;
import dev.belay.rules.RuleFileException;
import dev.belay.rules.RuleFiles;

/** The rules as a command has them: what is broken in the user's own is said once, and left out. */
public final class ConsoleRules {
    private ConsoleRules() {}

    public static Rulebook load(Console console) {
        LoadedRules loaded = RuleFiles.load(console.environment());
        for (RuleFileException broken : loaded.broken()) {
            console.say(broken.leftOut());
        }
        return loaded.rulebook();
    }
}
