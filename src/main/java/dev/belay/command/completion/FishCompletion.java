package dev.belay.command.completion;

import dev.belay.console.CommandPage;
import java.util.List;

/** The completion for fish. It starts nothing: session ids are the names of files. */
final class FishCompletion {
    private static final String BEGIN = """
            # Completion of belay for fish; made by `belay completion fish`.
            function __belay_files
                set -l configuration $HOME/.claude
                set -q CLAUDE_CONFIG_DIR; and set configuration $CLAUDE_CONFIG_DIR
                set -l files $configuration/projects/(string replace -ra '[^a-zA-Z0-9]' - -- $PWD)/*.jsonl
                test -n "$files"; or set files $configuration/projects/*/*.jsonl
                string replace -rf '.*/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.jsonl$' '$1' -- $files
            end
            function __belay_incidents
                set -l state $HOME/.local/state
                set -q XDG_STATE_HOME; and set state $XDG_STATE_HOME
                set -l folders $state/belay/incidents/*
                string replace -r '.*/' '' -- $folders
            end
            function __belay_command
                set -l words (commandline -opc)
                test (count $words) -ge 2; and test $words[2] = $argv[1]; and not contains -- -- $words
            end
            complete -c belay -f
            complete -c belay -n __fish_use_subcommand -l help -d 'show the help'
            complete -c belay -n __fish_use_subcommand -l version -d 'print the version'
            """;

    private FishCompletion() {}

    static String script() {
        StringBuilder script = new StringBuilder(BEGIN);
        List<CommandPage.Option> commands = CommandPage.commands();
        for (CommandPage.Option command : commands) {
            script.append("complete -c belay -n __fish_use_subcommand -a " + command.flag() + " -d "
                    + quoted(command.text()) + "\n");
        }
        for (CommandPage.Option command : commands) {
            command(CommandPage.of(command.flag()), script);
        }
        return script.toString();
    }

    private static void command(CommandPage page, StringBuilder script) {
        String here = "complete -c belay -n '__belay_command " + page.name() + "'";
        script.append(here + " -l help -d 'show the help'\n");
        for (CommandPage.Option option : page.options()) {
            String value = option.value().isEmpty() ? "" : " -r" + words(option.value());
            String letter = option.letter().isEmpty() ? "" : " -s " + option.letter();
            script.append(here + letter + " -l " + option.flag().substring(2) + value + " -d "
                    + quoted(brief(option.text())) + "\n");
        }
        if (!page.operand().isEmpty()) {
            script.append(here + words(page.operand()) + "\n");
        }
    }

    private static String words(String value) {
        List<String> words = ValueWords.of(value);
        if (!words.isEmpty()) {
            return " -f -a " + quoted(String.join(" ", words));
        }
        return switch (value) {
            case ValueWords.SESSION -> " -f -k -a '(__belay_files)'";
            case ValueWords.INCIDENT -> " -f -k -a '(__belay_incidents)'";
            default -> ValueWords.isPath(value) ? " -F" : " -f";
        };
    }

    private static String brief(String text) {
        return text.replaceAll("([:;]| \\().*", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
