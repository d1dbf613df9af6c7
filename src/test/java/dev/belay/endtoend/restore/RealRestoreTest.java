package dev.belay.endtoend.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.client.InTurns;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Eight sessions in four projects go down at once; those that should come back do, once. */
@InTurns(3)
class RealRestoreTest {
    private static final List<String> ATTENDED = List.of();
    private static final List<String> UNATTENDED = List.of("--unattended");
    private static final List<String> SIX = List.of(
            "restorable alpha",
            "restorable alpha",
            "restorable beta",
            "restorable delta",
            "restorable gamma",
            "restorable gamma");

    @TempDir
    Path folder;

    private final AtomicBoolean crashed = new AtomicBoolean();

    /** Each task runs a command first, so that there is a context; one that says "hold" is not answered before the crash. */
    private Reply answer(Request request) {
        String said = String.join("\n", request.texts());
        if (said.contains("forbidden")) {
            return Reply.httpError(401, "authentication_error", "invalid x-api-key", "x-should-retry", "false");
        }
        if (request.toolResults().isEmpty()) {
            return Reply.bash("I begin.", "echo result-of-" + task(said));
        }
        return said.contains(": hold") && !crashed.get() ? Reply.hang() : Reply.say("All of it is done.");
    }

    private static String task(String said) {
        return said.replaceAll("(?s).*?task of (\\w+).*", "$1");
    }

    @RealClientTest(RealClient.NEWEST)
    void whatWasRunningComesBackOnce(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(this::answer);
                Fleet fleet = new Fleet(folder, api.url(), client.executable(), "alpha", "beta", "gamma", "delta")) {
            start(fleet, api);
            fleet.crash();
            crashed.set(true);
            int before = api.log().main().size();
            assertEquals(
                    Stream.concat(Stream.of("needs-person beta"), SIX.stream()).toList(),
                    Fleet.told(fleet.starting("restore", "--dry-run", "--json")));
            Process one = fleet.starting("restore", "--json");
            Process other = fleet.starting("restore", "--json");
            oneBringsThemBack(Fleet.told(one), Fleet.told(other));
            fleet.await("their entries", () -> fleet.alive() >= 4);
            fleet.await("their screens", () -> count(fleet.screens(), "All of it is done") == 3);
            fleet.await("the unattended tasks", () -> api.log().main().size() >= before + 3);
            nothingMore(fleet, api, before);
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aSessionComesBackIntoItsOwnPane(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(this::answer);
                Fleet fleet = new Fleet(folder, api.url(), client.executable(), "alpha")) {
            fleet.window("alpha", ATTENDED, "--append-system-prompt", "It's $HOME; \"quoted\"", "task of one");
            fleet.await("an answer", () -> count(fleet.screens(), "All of it is done") == 1);
            fleet.await("a session", () -> fleet.register().size() == 1);
            fleet.crashInside();
            assertEquals(List.of("restored alpha"), Fleet.told(fleet.starting("restore", "--json")));
            fleet.await("its entry", () -> fleet.alive() == 1);
            assertEquals(1, fleet.windows().size());
            fleet.await("the session at its prompt", () -> fleet.screens().contains("? for shortcuts"));
            int before = api.log().main().size();
            fleet.tmux(List.of("send-keys", "-l", "task of another"));
            fleet.await("the words", () -> fleet.screens().contains("task of another"));
            fleet.tmux(List.of("send-keys", "Enter"));
            Request next = api.awaitRequest(before + 1);
            assertTrue(next.raw().contains("It's $HOME; \\\"quoted\\\""), next.raw());
            assertTrue(next.toolResults().toString().contains("result-of-one"), next.raw());
            // Its terminal goes away, as when a connection breaks: that is no wish of its user's.
            fleet.tmux(List.of("kill-server"));
            fleet.await("the end", () -> count(fleet.register().toString(), "state hung-up") == 1);
            fleet.await("the end of its processes", () -> fleet.alive() == 0);
            assertEquals(List.of("restorable alpha"), Fleet.told(fleet.starting("restore", "--dry-run", "--json")));
        }
    }

    /** The other one waits for it, and finds them running, or over where they were soon done. */
    private static void oneBringsThemBack(List<String> one, List<String> other) {
        List<String> first = one.toString().contains("restored") ? one : other;
        List<String> second = first == one ? other : one;
        assertEquals(
                Stream.concat(
                                Stream.of("needs-person beta"),
                                SIX.stream().map(line -> line.replace("restorable", "restored")))
                        .toList(),
                first,
                "the other one: " + second);
        assertEquals(
                List.of("needs-person beta"),
                second.stream().filter(line -> !line.startsWith("running ")).toList(),
                second::toString);
    }

    private void start(Fleet fleet, ScriptedApi api) throws Exception {
        fleet.window("alpha", ATTENDED, "task of one");
        fleet.window("alpha", ATTENDED, "task of two: hold");
        fleet.window("beta", ATTENDED, "--append-system-prompt", "Be brief; always.", "task of three");
        fleet.window("gamma", UNATTENDED, "task of four: hold");
        fleet.window("delta", ATTENDED, "task of five");
        fleet.print("gamma", UNATTENDED, "task of six: hold");
        fleet.print("delta", UNATTENDED, "task of seven: hold");
        fleet.print("beta", List.of("--unattended", "--no-preflight"), "task of eight: forbidden");
        fleet.await("eight sessions", () -> fleet.register().size() == 8);
        fleet.await("three answers", () -> count(fleet.screens(), "All of it is done") == 3);
        fleet.await("four tasks under way", () -> held(api.log().main()) == 4);
        fleet.await("the failure", () -> count(fleet.register().toString(), "state needs-person") == 1);
        fleet.tmux(List.of("send-keys", "-t", "work:4", "-l", "/exit"));
        fleet.await("the command", () -> fleet.screens().contains("/exit"));
        fleet.tmux(List.of("send-keys", "-t", "work:4", "Enter"));
        fleet.await("an end", () -> count(fleet.register().toString(), "state ended") == 1);
    }

    /** Three tasks went on, each with its whole context; nobody else said a word, and another restore does nothing. */
    private static void nothingMore(Fleet fleet, ScriptedApi api, int before) throws Exception {
        List<String> again = Fleet.told(fleet.starting("restore", "--json"));
        assertFalse(again.toString().contains("restorable"), again.toString());
        assertEquals(
                List.of("alpha", "alpha", "beta", "gamma"),
                fleet.windows().stream().sorted().toList());
        List<Request> requests =
                api.log().main().subList(before, api.log().main().size());
        assertEquals(
                List.of("four", "seven", "six"),
                requests.stream()
                        .map(request -> task(String.join("\n", request.texts())))
                        .sorted()
                        .toList());
        for (Request request : requests) {
            String said = String.join("\n", request.texts());
            assertTrue(request.toolResults().toString().contains("result-of-" + task(said)), said);
            assertTrue(said.contains("The session was interrupted. Continue the task"), said);
        }
    }

    private static long held(List<Request> requests) {
        return requests.stream()
                .filter(request -> !request.toolResults().isEmpty())
                .filter(request -> String.join("\n", request.texts()).contains(": hold"))
                .count();
    }

    private static int count(String text, String what) {
        return text.split(what, -1).length - 1;
    }
}
