package dev.belay.command.completion;

import dev.belay.console.CommandPage;
import java.util.List;

/** The completion for zsh. It starts nothing: session ids are the names of files. */
final class ZshCompletion {
    private static final String BEGIN = """
            #compdef belay
            # Completion of belay for zsh; made by `belay completion zsh`.

            _belay_session() {
                local configuration=${CLAUDE_CONFIG_DIR:-$HOME/.claude}/projects
                local uuid='????????-????-????-????-????????????'
                local -a files
                files=("$configuration/${PWD//[^a-zA-Z0-9]/-}"/${~uuid}.jsonl(N.om))
                (( $#files )) || files=("$configuration"/*/${~uuid}.jsonl(N.om))
                compadd -V sessions -- ${files:t:r}
            }

            _belay_incident() {
                local -a folders
                folders=("${XDG_STATE_HOME:-$HOME/.local/state}/belay/incidents"/*(N/On))
                compadd -V incidents -- ${folders:t}
            }

            _belay() {
                if (( CURRENT == 2 )); then
                    local -a commands
                    commands=(
            """;
    private static final String END = """
                esac
            }

            if [[ $funcstack[1] == _belay ]]; then
                _belay "$@"
            else
                compdef _belay belay
            fi
            """;

    private ZshCompletion() {}

    static String script() {
        StringBuilder script = new StringBuilder(BEGIN);
        List<CommandPage.Option> commands = CommandPage.commands();
        for (CommandPage.Option command : commands) {
            script.append("            " + quoted(command.flag() + ":" + command.text()) + "\n");
        }
        script.append("        )\n        _describe command commands\n        compadd -- --help --version\n");
        script.append("        return\n    fi\n    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n");
        script.append("    case $command in\n");
        for (CommandPage.Option command : commands) {
            command(CommandPage.of(command.flag()), script);
        }
        return script + END;
    }

    private static void command(CommandPage page, StringBuilder script) {
        script.append("        " + page.name() + ")\n            _arguments -S '(- *)--help[show the help]'");
        for (CommandPage.Option option : page.options()) {
            String text = option.text().replaceAll("[\\[\\]]", "").replaceAll("([:;]| \\().*", "");
            String value = option.value().isEmpty() ? "" : ":" + option.value() + ":" + action(option.value());
            script.append(" \\\n                " + quoted(option.flag() + "[" + text + "]" + value));
        }
        if (!page.operand().isEmpty()) {
            script.append(" \\\n                " + quoted("1:" + page.operand() + ":" + action(page.operand())));
        }
        script.append("\n            ;;\n");
    }

    private static String action(String value) {
        List<String> words = ValueWords.of(value);
        if (!words.isEmpty()) {
            return "(" + String.join(" ", words) + ")";
        }
        return switch (value) {
            case ValueWords.SESSION -> "_belay_session";
            case ValueWords.INCIDENT -> "_belay_incident";
            default -> ValueWords.isPath(value) ? "_files" : " ";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
