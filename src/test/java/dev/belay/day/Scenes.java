package dev.belay.day;

import dev.belay.testing.ClientHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The day: what people do with claude, most often first. */
final class Scenes {
    private static final Step LOOK = new Step.Look();
    private static final Step IDLE = new Step.Idle();
    private static final Step BACK = new Step.Back();
    private static final String UNKNOWN = "11111111-2222-4333-8444-555555555555";

    private Scenes() {}

    static List<Scene> all() {
        List<Scene> all = new ArrayList<>(List.of(talk(), commands(), flags(), continued(), permission(), error()));
        all.addAll(List.of(trusted(), distrusted(), folders(), two(), piped(), formats(), words()));
        all.addAll(refused());
        return all;
    }

    private static Scene talk() {
        return new Scene("a talk")
                .in(home -> Files.writeString(home.project().resolve("notes.txt"), "Some notes.\n"))
                .act("start", start("claude"), LOOK)
                .act("ask something", say("hello"), await("an answer"), IDLE, LOOK)
                .act("have a command run", say("please RUN it"), await("is done"), IDLE, LOOK)
                .act(
                        "name a file with @",
                        say("what do @notes.txt tell?"),
                        await("notes.txt(.|\n)*an answer"),
                        IDLE,
                        LOOK)
                .act("call up the last prompt", key("Up"), await("❯ what do @notes"), LOOK, key("C-u"), LOOK)
                .act(
                        "paste 200 lines",
                        new Step.Paste("a line of many words\n".repeat(200)),
                        await("Pasted text"),
                        LOOK,
                        key("Enter"),
                        await("a line of many words\n(.|\n)*an answer"),
                        IDLE,
                        LOOK)
                .act(
                        "interrupt a turn with Esc",
                        say("TAKE YOUR TIME"),
                        await("esc to interrupt"),
                        press("Escape"),
                        IDLE,
                        LOOK,
                        key("C-u"),
                        key("C-u"),
                        LOOK)
                .act("run a shell command with !", type("!"), type("echo by hand"), LOOK, key("Enter"), LOOK)
                .act("make the window smaller", new Step.Resize(80, 24), LOOK)
                .act("make it larger again", new Step.Resize(120, 40), LOOK)
                .act(
                        "suspend with Ctrl-Z and come back",
                        key("C-z"),
                        BACK,
                        new Step.Launch("fg"),
                        await("\\? for shortcuts|for agents|mode on"),
                        LOOK)
                .act("leave with /exit", say("/exit"), BACK, LOOK);
    }

    private static Scene commands() {
        return new Scene("slash commands")
                .act("start in a folder that is known", start("claude"), LOOK)
                .act(
                        "read the shortcuts with ?",
                        type("?"),
                        await("for shell mode|for bash mode"),
                        LOOK,
                        key("BSpace"),
                        LOOK)
                .act(
                        "look at /help",
                        say("/help"),
                        await("For more help|for more help"),
                        LOOK,
                        leave("For more help|for more help"),
                        LOOK)
                .act("look at /status", say("/status"), await("Session ID"), LOOK, leave("Session ID"), LOOK)
                .act(
                        "look at /hooks",
                        say("/hooks"),
                        await("menu is read-only"),
                        LOOK,
                        leave("menu is read-only"),
                        LOOK)
                .act(
                        "leave the picker of /model with Esc",
                        say("/model"),
                        await("Select model"),
                        LOOK,
                        leave("Select model"),
                        LOOK)
                .act("ask once", say("hello"), await("an answer"), IDLE, LOOK)
                .act("look at /context", say("/context"), await("Free space"), LOOK)
                .act("see the transcript with Ctrl-O", key("C-o"), LOOK, key("C-o"), LOOK)
                .act("compact with /compact", say("/compact"), await("Compacted"), IDLE, LOOK)
                .act("go on after it", say("hello again"), await("hello again(.|\n)*an answer"), IDLE, LOOK)
                .act("begin anew with /clear", say("/clear"), LOOK)
                .act("go on in the new session", say("and hello"), await("an answer"), IDLE, LOOK)
                .act(
                        "leave /resume with Esc",
                        say("/resume"),
                        await("Resume [Ss]ession"),
                        LOOK,
                        leave("Resume [Ss]ession"),
                        LOOK)
                .act("leave with Ctrl-C twice", key("C-c"), await("again to exit"), press("C-c"), BACK, LOOK);
    }

    private static Scene flags() {
        return new Scene("flags")
                .act("start with a model and a tool", start("claude --model sonnet --allowedTools Bash"), LOOK)
                .act("ask that model", say("hello"), await("an answer"), IDLE, LOOK)
                .act("leave it, with the flags in the hint", say("/exit"), BACK, LOOK)
                .act(
                        "start with a prompt and leave with Ctrl-D twice",
                        start("claude 'hello there'"),
                        await("an answer"),
                        IDLE,
                        LOOK,
                        key("C-d"),
                        await("again to exit"),
                        press("C-d"),
                        BACK,
                        LOOK)
                .act(
                        "start with settings of one's own",
                        start("claude --settings '{\"model\":\"haiku\"}'"),
                        LOOK,
                        say("/exit"),
                        BACK,
                        LOOK);
    }

    private static Scene continued() {
        return new Scene("sessions")
                .act("begin and leave", start("claude hello"), await("an answer"), IDLE, say("/exit"), BACK)
                .act(
                        "go on with -c",
                        start("claude -c"),
                        await("an answer"),
                        LOOK,
                        say("more"),
                        await("more(.|\n)*an answer"),
                        IDLE,
                        say("/exit"),
                        BACK,
                        LOOK)
                .act(
                        "leave the picker of -r with Esc",
                        launch("claude -r"),
                        await("Esc to (close|cancel)"),
                        leave("Resume [Ss]ession"),
                        BACK,
                        LOOK)
                .act(
                        "choose in the picker of -r",
                        launch("claude -r"),
                        await("Esc to (close|cancel)"),
                        LOOK,
                        key("Enter"),
                        IDLE,
                        LOOK,
                        say("/exit"),
                        BACK,
                        LOOK);
    }

    private static Scene permission() {
        return new Scene("permissions")
                .act("be asked", start("claude"), say("please WRITE it"), await("Do you want"), LOOK)
                .act("say no with Esc", key("Escape"), await("[Ii]nterrupted|[Rr]ejected"), LOOK)
                .act(
                        "say yes",
                        say("please WRITE it again"),
                        await("Do you want"),
                        key("Enter"),
                        await("is done"),
                        IDLE,
                        LOOK)
                .act("leave after that", say("/exit"), BACK, LOOK);
    }

    private static Scene error() {
        return new Scene("an error of the API")
                .act("meet an error", start("claude"), say("please BREAK"), await("[Oo]verloaded"), IDLE, LOOK)
                .act("leave all the same", say("/exit"), BACK, LOOK);
    }

    private static Scene trusted() {
        return new Scene("trust")
                .in(Scenes::distrust)
                .act("trust a folder", launch("claude"), choose("Yes, "), IDLE, LOOK, say("/exit"), BACK, LOOK);
    }

    private static Scene distrusted() {
        return new Scene("distrust")
                .in(Scenes::distrust)
                .act("trust it not", launch("claude"), choose("No, exit"), BACK, LOOK);
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
                silent("go on with -p where nothing was begun", pipe("claude -p -c hello")),
                silent("meet an error with -p", pipe("claude -p 'please BREAK'")));
    }

    private static Scene refusal(String title, Step step) {
        return new Scene("refusal: " + title).act(title, step, LOOK);
    }

    private static Scene silent(String title, Step step) {
        return new Scene("refusal: " + title).act(title, step);
    }

    private static Scene folders() {
        return new Scene("folders")
                .act(
                        "start in a folder that is read-only",
                        line("mkdir r; chmod 555 r; cd r; clear"),
                        launch("claude"),
                        IDLE,
                        LOOK,
                        say("/exit"),
                        BACK,
                        LOOK);
    }

    private static Scene two() {
        return new Scene("two at once")
                .act("suspend one", start("claude 'hello one'"), await("an answer"), IDLE, key("C-z"), BACK)
                .act(
                        "use another meanwhile",
                        line("clear"),
                        start("claude 'hello two'"),
                        await("an answer"),
                        IDLE,
                        LOOK,
                        say("/exit"),
                        BACK,
                        LOOK)
                .act(
                        "come back to the first",
                        launch("fg"),
                        await("hello one"),
                        say("more"),
                        await("more(.|\n)*an answer"),
                        IDLE,
                        LOOK,
                        say("/exit"),
                        BACK,
                        LOOK);
    }

    private static Scene piped() {
        return new Scene("pipes")
                .act("ask with -p", pipe("claude -p hello"))
                .act("ask with words from a pipe", pipe("echo hello | claude -p 'what is that?'"))
                .act("read no more than the beginning", pipe("claude -p hello | head -c 5"))
                .act("have a command run with -p", pipe("claude -p 'please RUN it'"))
                .act("go on with -p -c", pipe("claude -p -c more"))
                .act("two with -p at once", pipe("claude -p hello >a & claude -p hello >b; wait; cat a b; rm a b"));
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

    private static void distrust(ClientHome home) throws IOException {
        Path state = home.home().resolve(".claude.json");
        Files.writeString(
                state,
                Files.readString(state).replace("hasTrustDialogAccepted\" : true", "hasTrustDialogAccepted\" : false"));
    }

    private static Step start(String command) {
        return new Step.Start(command);
    }

    private static Step launch(String command) {
        return new Step.Launch(command);
    }

    private static Step line(String command) {
        return new Step.Line(command);
    }

    private static Step say(String line) {
        return new Step.Say(line);
    }

    private static Step type(String text) {
        return new Step.Type(text);
    }

    private static Step key(String name) {
        return new Step.Key(name);
    }

    private static Step await(String regex) {
        return new Step.Await(regex);
    }

    private static Step press(String name) {
        return new Step.Press(name);
    }

    private static Step leave(String regex) {
        return new Step.Leave(regex);
    }

    private static Step choose(String option) {
        return new Step.Choose(option);
    }

    private static Step pipe(String command) {
        return new Step.Pipe(command);
    }
}
