package dev.belay.day;

import static dev.belay.day.Steps.BACK;
import static dev.belay.day.Steps.EMPTY;
import static dev.belay.day.Steps.IDLE;
import static dev.belay.day.Steps.LOOK;
import static dev.belay.day.Steps.await;
import static dev.belay.day.Steps.gone;
import static dev.belay.day.Steps.key;
import static dev.belay.day.Steps.launch;
import static dev.belay.day.Steps.leave;
import static dev.belay.day.Steps.press;
import static dev.belay.day.Steps.say;
import static dev.belay.day.Steps.start;
import static dev.belay.day.Steps.twice;
import static dev.belay.day.Steps.type;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The day: what people do with claude, most often first. */
final class Scenes {
    private static final String TRANSCRIPT = "Showing detailed transcript";

    private Scenes() {}

    static List<Scene> all() {
        List<Scene> all = new ArrayList<>(List.of(talk(), commands(), flags(), continued(), permission(), error()));
        all.addAll(EdgeScenes.all());
        all.addAll(ShellScenes.all());
        return all;
    }

    private static Scene talk() {
        return leaving(saying(new Scene("a talk")));
    }

    private static Scene saying(Scene scene) {
        return scene.in(home -> Files.writeString(home.project().resolve("notes.txt"), "Some notes.\n"))
                .act("start", start("claude"), LOOK)
                .act("ask something", say("hello"), await("an answer"), IDLE, LOOK)
                .act("have a command run", say("please RUN it"), await("is done"), IDLE, LOOK)
                .act(
                        "call up the last prompt",
                        key("Up"),
                        await("please RUN it(.|\\n)*please RUN it"),
                        LOOK,
                        key("C-c"),
                        EMPTY,
                        LOOK)
                .act(
                        "name a file with @",
                        say("what do @notes.txt tell?"),
                        await("notes.txt(.|\n)*an answer"),
                        IDLE,
                        LOOK)
                .act(
                        "paste 200 lines",
                        new Step.Paste("a line of many words\n".repeat(200)),
                        await("Pasted text"),
                        LOOK,
                        key("Enter"),
                        await("a line of many words\n(.|\n)*an answer"),
                        IDLE,
                        LOOK);
    }

    private static Scene leaving(Scene scene) {
        return scene.act(
                        "interrupt a turn with Esc",
                        say("TAKE YOUR TIME"),
                        await("esc to interrupt"),
                        press("Escape"),
                        IDLE,
                        LOOK,
                        key("C-u"),
                        key("C-u"),
                        EMPTY,
                        LOOK)
                .act(
                        "run a shell command with !",
                        type("!"),
                        type("echo by hand"),
                        LOOK,
                        key("Enter"),
                        await("⎿\\h+by hand"),
                        IDLE,
                        LOOK)
                .act("make the window smaller", new Step.Resize(80, 24), await("^─{80}$"), LOOK)
                .act("make it larger again", new Step.Resize(120, 40), await("^─{120}$"), LOOK)
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
        return conversing(changingModes(looking(new Scene("slash commands"))));
    }

    private static Scene looking(Scene scene) {
        return scene.act("start in a folder that is known", start("claude"), LOOK)
                .act(
                        "read the shortcuts with ?",
                        type("?"),
                        await("for shell mode|for bash mode"),
                        LOOK,
                        key("BSpace"),
                        gone("for shell mode|for bash mode"),
                        LOOK)
                .act(
                        "look at /help",
                        say("/help"),
                        await("For more help|for more help"),
                        LOOK,
                        leave("For more help|for more help"),
                        LOOK)
                .act(
                        "look at /config",
                        say("/config"),
                        await("Esc to (go back|clear)"),
                        LOOK,
                        leave("Rewind code"),
                        LOOK)
                .act(
                        "look at /permissions",
                        say("/permissions"),
                        await("Add a new rule"),
                        LOOK,
                        leave("Add a new rule"),
                        LOOK)
                .act("look at /mcp", say("/mcp"), await("No MCP servers"), IDLE, LOOK);
    }

    private static Scene changingModes(Scene scene) {
        return scene.act(
                "go round the modes with Shift-Tab",
                key("BTab"),
                await("accept edits on"),
                LOOK,
                key("BTab"),
                await("plan mode on"),
                LOOK,
                key("BTab"),
                gone("plan mode on"),
                LOOK);
    }

    private static Scene conversing(Scene scene) {
        return scene.act("look at /status", say("/status"), await("Session ID"), LOOK, leave("Session ID"), LOOK)
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
                .act(
                        "see the transcript with Ctrl-O",
                        key("C-o"),
                        await(TRANSCRIPT),
                        LOOK,
                        key("C-o"),
                        gone(TRANSCRIPT),
                        IDLE,
                        LOOK)
                .act("compact with /compact", say("/compact"), await("Compacted"), IDLE, LOOK)
                .act("go on after it", say("hello again"), await("hello again(.|\n)*an answer"), IDLE, LOOK)
                .act("start over with /clear", say("/clear"), gone("hello again"), EMPTY, LOOK)
                .act("go on in the new session", say("and hello"), await("an answer"), IDLE, LOOK)
                .act(
                        "leave /resume with Esc",
                        say("/resume"),
                        await("Resume [Ss]ession"),
                        LOOK,
                        leave("Resume [Ss]ession"),
                        LOOK)
                .act("leave with Ctrl-C twice", twice("C-c"), LOOK);
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
                        twice("C-d"),
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
                .act("begin and leave", start("claude hello"), await("an answer"), IDLE, twice("C-d"))
                .act(
                        "continue with -c",
                        start("claude -c"),
                        await("an answer"),
                        LOOK,
                        say("more"),
                        await("more(.|\n)*an answer"),
                        IDLE,
                        twice("C-d"),
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
                .act("leave after an error", say("/exit"), BACK, LOOK);
    }
}
