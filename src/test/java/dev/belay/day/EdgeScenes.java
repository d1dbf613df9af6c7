package dev.belay.day;

import static dev.belay.day.Steps.BACK;
import static dev.belay.day.Steps.IDLE;
import static dev.belay.day.Steps.LOOK;
import static dev.belay.day.Steps.await;
import static dev.belay.day.Steps.choose;
import static dev.belay.day.Steps.key;
import static dev.belay.day.Steps.launch;
import static dev.belay.day.Steps.line;
import static dev.belay.day.Steps.pipe;
import static dev.belay.day.Steps.press;
import static dev.belay.day.Steps.say;
import static dev.belay.day.Steps.start;

import dev.belay.testing.ClientHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On a terminal, but not every day: folders, trust, jobs, signals. */
final class EdgeScenes {
    private EdgeScenes() {}

    static List<Scene> all() {
        return List.of(
                trusted(), distrusted(), folders(), two(), signalled("TERM"), signalled("HUP"), killed(), doctor());
    }

    private static Scene trusted() {
        return new Scene("trust")
                .in(EdgeScenes::distrust)
                .act("trust a folder", launch("claude"), choose("Yes, "), IDLE, LOOK, say("/exit"), BACK, LOOK);
    }

    private static Scene distrusted() {
        return new Scene("distrust")
                .in(EdgeScenes::distrust)
                .act("trust it not", launch("claude"), choose("No, exit"), BACK, LOOK);
    }

    private static Scene folders() {
        return new Scene("folders")
                .act(
                        "start in a folder that is read-only",
                        line("mkdir r; chmod 555 r; cd r"),
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

    private static void distrust(ClientHome home) throws IOException {
        Path state = home.home().resolve(".claude.json");
        Files.writeString(
                state,
                Files.readString(state).replace("hasTrustDialogAccepted\" : true", "hasTrustDialogAccepted\" : false"));
    }

    /** From elsewhere, as a system that shuts down does. */
    private static Scene signalled(String signal) {
        return new Scene("SIG" + signal)
                .act(
                        "have it ended by SIG" + signal,
                        start("sh -c 'echo $$ >../pid; exec claude hello'"),
                        await("an answer"),
                        IDLE,
                        pipe("kill -" + signal + " $(cat ../pid)"),
                        BACK,
                        LOOK);
    }

    private static Scene killed() {
        return new Scene("kill")
                .act("suspend it to be rid of it", start("claude hello"), await("an answer"), IDLE, key("C-z"), BACK)
                .act("end it with kill", line("kill %1; fg"), LOOK);
    }

    private static Scene doctor() {
        return new Scene("doctor")
                .act(
                        "look at claude doctor",
                        launch("claude doctor"),
                        await("Enter to continue|run /doctor in"),
                        LOOK,
                        press("Enter"),
                        BACK);
    }
}
