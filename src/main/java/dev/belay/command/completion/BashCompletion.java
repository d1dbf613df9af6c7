package dev.belay.command.completion;

import dev.belay.console.CommandPage;
import java.util.ArrayList;
import java.util.List;

/** The completion for bash, 3.2 and later. It starts nothing: session ids are the names of files. */
final class BashCompletion {
    private static final String BEGIN = """
            # Completion of belay for bash; made by `belay completion bash`.

            _belay_ids() {
                local file
                for file; do
                    file=${file##*/}
                    case $file in
                        ????????-????-????-????-????????????.jsonl) printf '%s ' "${file%.jsonl}" ;;
                    esac
                done
            }

            # The ids of this folder's sessions, else of those of every folder, that begin with $1.
            _belay_sessions() {
                local projects=${CLAUDE_CONFIG_DIR:-$HOME/.claude}/projects ids
                ids=$(_belay_ids "$projects/${PWD//[^a-zA-Z0-9]/-}/$1"*.jsonl)
                [ -n "$ids" ] || ids=$(_belay_ids "$projects"/*/"$1"*.jsonl)
                printf '%s' "$ids"
            }

            _belay_incidents() {
                local folder
                for folder in "${XDG_STATE_HOME:-$HOME/.local/state}/belay/incidents/$1"*/; do
                    [ -d "$folder" ] || continue
                    folder=${folder%/}
                    printf '%s ' "${folder##*/}"
                done
            }

            _belay_values() {
                case $1 in
                    SESSION) _belay_sessions "$2" ;;
                    ID) _belay_incidents "$2" ;;
            """;

    private BashCompletion() {}

    static String script() {
        StringBuilder script = new StringBuilder(BEGIN);
        for (String value : List.of("CHECK", "NAME", "POLICY", "ACTION", "SUBCOMMAND", "SHELL")) {
            script.append("        " + value + ") printf '%s' '" + String.join(" ", ValueWords.of(value)) + "' ;;\n");
        }
        script.append("    esac\n}\n\n_belay() {\n");
        script.append("    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n");
        script.append("    local options= operand= value= at\n    COMPREPLY=()\n");
        script.append("    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W '"
                + String.join(" ", names()) + " --help --version' -- \"$current\"))\n        return\n    fi\n");
        script.append("    case ${COMP_WORDS[1]} in\n");
        for (CommandPage.Option command : CommandPage.commands()) {
            command(CommandPage.of(command.flag()), script);
        }
        script.append("        *) return ;;\n    esac\n");
        return script + END;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        CommandPage.commands().forEach(command -> names.add(command.flag()));
        return names;
    }

    private static void command(CommandPage page, StringBuilder script) {
        StringBuilder options = new StringBuilder("--help");
        StringBuilder valued = new StringBuilder();
        for (CommandPage.Option option : page.options()) {
            options.append(' ').append(option.flag());
            if (!option.value().isEmpty()) {
                valued.append("                " + option.flag() + ") value=" + option.value() + " ;;\n");
            }
        }
        script.append(
                "        " + page.name() + ")\n            options='" + options + "' operand=" + page.operand() + "\n");
        if (!valued.isEmpty()) {
            script.append("            case $previous in\n" + valued + "            esac\n");
        }
        script.append("            ;;\n");
    }

    private static final String END = """
                # What follows -- is claude's.
                for at in "${COMP_WORDS[@]:2:COMP_CWORD-2}"; do
                    [ "$at" != -- ] || return
                done
                case $value:$current in
                    PATH:* | FILE:* | DIR:*) COMPREPLY=($(compgen -f -- "$current")) ;;
                    :-*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
                    :*)
                        [ -z "$operand" ] ||
                            COMPREPLY=($(compgen -W "$(_belay_values "$operand" "$current")" -- "$current"))
                        ;;
                    *) COMPREPLY=($(compgen -W "$(_belay_values "$value" "$current")" -- "$current")) ;;
                esac
            }
            complete -o default -F _belay belay
            """;
}
