package dev.belay.command.completion;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

/** {@code belay completion SHELL}: prints the completion for a shell. */
public final class CompletionCommand implements Command {
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        String shell = Arguments.parse("completion", arguments)
                .operand()
                .orElseThrow(() -> UsageException.usage("which shell? (bash, zsh or fish)"));
        console.out().print(script(shell));
        return DONE;
    }

    /**
     * The completion for this shell.
     *
     * @throws UsageException when there is none for it
     */
    public static String script(String shell) throws UsageException {
        return switch (shell) {
            case "bash" -> BashCompletion.script();
            case "zsh" -> ZshCompletion.script();
            case "fish" -> FishCompletion.script();
            default -> throw UsageException.usage("there is no completion for '" + shell + "' (bash, zsh or fish)");
        };
    }
}
