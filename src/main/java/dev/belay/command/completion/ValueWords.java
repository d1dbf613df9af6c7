package dev.belay.command.completion;

import dev.belay.console.CommandPage;
import dev.belay.diagnose.Rule;
import dev.belay.doctor.check.Checks;
import dev.belay.evidence.dialog.ColdResume;
import dev.belay.rules.RuleFiles;
import java.util.Arrays;
import java.util.List;

/** What may stand for a value, by the name that the pages of help give it. */
final class ValueWords {
    static final String SESSION = "SESSION";
    static final String INCIDENT = "ID";

    private ValueWords() {}

    /** All words that may stand there; none where they are no fixed list. */
    static List<String> of(String value) {
        return switch (value) {
            case "CHECK" -> Checks.names();
            case "NAME" -> RuleFiles.ours().rules().stream().map(Rule::name).toList();
            case "POLICY" ->
                Arrays.stream(ColdResume.values()).map(ColdResume::id).toList();
            case "ACTION" -> List.of("install", "status", "uninstall");
            case "SUBCOMMAND" -> CommandPage.of("batch").subcommands();
            case "SHELL" -> List.of("bash", "zsh", "fish");
            default -> List.of();
        };
    }

    /** Whether a path may stand there: of a file, or of a session's transcript. */
    static boolean isPath(String value) {
        return List.of("PATH", "FILE", "DIR").contains(value);
    }
}
