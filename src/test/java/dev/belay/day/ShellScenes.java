package dev.belay.day;

import static dev.belay.day.Steps.LOOK;
import static dev.belay.day.Steps.line;
import static dev.belay.day.Steps.pipe;

import java.util.ArrayList;
import java.util.List;

/** What is done from the shell and in scripts: print mode, pipes, subcommands, and what claude refuses. */
final class ShellScenes {
    private static final String UNKNOWN = "11111111-2222-4333-8444-555555555555";
    private static final String ENDED =
            "rm -f asked; claude -p 'TAKE YOUR TIME' & until [ -e asked ]; do sleep 0.1; done;"
                    + " kill $!; wait $!; echo $?";

    private ShellScenes() {}

    static List<Scene> all() {
        List<Scene> all = new ArrayList<>(List.of(piped(), ended(), formats(), words()));
        all.addAll(refused());
        return all;
    }

    /** Each in a home of its own: a question of Belay's after one must not keep the next from being played. */
    private static List<Scene> refused() {
        return List.of(
                refusal("mistype a flag", line("claude --frobnicate")),
                refusal("forget the value of --model", line("claude --model")),
                refusal("name a permission mode that is not there", line("claude --permission-mode nope")),
                refusal("name servers that are not there", line("claude --mcp-config nope.json")),
                refusal("name settings that are not there", line("claude --settings nope.json")),
                refusal("go on where nothing was begun", line("claude -c")),
                refusal("name a session that is not there", line("claude --resume " + UNKNOWN)),
                refusal("start in a folder that was deleted", line("mkdir d; cd d; rmdir ../d; claude; cd ..")),
                silent("ask for nothing", pipe("claude -p </dev/null")),
                silent("start without a terminal", pipe("claude </dev/null")),
                silent("ask for a format that is not there", pipe("claude -p hello --output-format nope")),
                silent("resume what is not there with -p", pipe("claude -p hello --resume " + UNKNOWN)),
                silent("mistype a flag with -p", pipe("claude -p hello --frobnicate")),
                silent("continue with -p where nothing was begun", pipe("claude -p -c hello")),
                silent("meet an error with -p", pipe("claude -p 'please BREAK'")));
    }

    private static Scene refusal(String title, Step step) {
        return new Scene("refusal: " + title).act(title, step, LOOK);
    }

    private static Scene silent(String title, Step step) {
        return new Scene("refusal: " + title).act(title, step);
    }

    private static Scene piped() {
        return new Scene("pipes")
                .act("ask with -p", pipe("claude -p hello"))
                .act("ask with words from a pipe", pipe("echo hello | claude -p 'what is that?'"))
                .act("read no more than the beginning", pipe("claude -p hello | head -c 5"))
                .act("have a command run with -p", pipe("claude -p 'please RUN it'"))
                .act("continue with -p -c", pipe("claude -p -c more"))
                .act("two with -p at once", pipe("claude -p hello >a & claude -p hello >b; wait; cat a b; rm a b"));
    }

    private static Scene ended() {
        return new Scene("ended").act("end one with kill", pipe(ENDED));
    }

    private static Scene formats() {
        return new Scene("formats")
                .act("ask for JSON", pipe("claude -p hello --output-format json"))
                .act("ask for a stream of JSON", pipe("claude -p hello --output-format stream-json --verbose"))
                .act(
                        "send a stream of JSON",
                        pipe(
                                "echo '{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"hello\"}}' | claude -p"
                                        + " --input-format stream-json --output-format stream-json --verbose"));
    }

    private static Scene words() {
        return new Scene("no session")
                .act("ask for the version", pipe("claude --version"))
                .act("ask for help", pipe("claude --help"))
                .act("list the servers", pipe("claude mcp list"))
                .act("add a server", pipe("claude mcp add day /bin/true"))
                .act("ask for help with a command", pipe("claude mcp --help"));
    }
}
