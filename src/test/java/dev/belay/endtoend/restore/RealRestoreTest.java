package dev.belay.endtoend.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;

/** Eight sessions in four projects go down at once; those that should come back do, once. */
class RealRestoreTest {
    private static final List<String> ATTENDED = List.of();
    private static final List<String> UNATTENDED = List.of("--unattended");

    @TempDir
    Path folder;

    /** Each task runs a command first, so that there is a context; one that says "hold" is not answered before the crash. */
    private static Reply answer(Request request, boolean crashed) {
        String said = String.join("\n", request.texts());
        if (said.contains("forbidden")) {
            return Reply.httpError(401, "authentication_error", "invalid x-api-key", "x-should-retry", "false");
        }
        if (request.toolResults().isEmpty()) {
            String name = said.replaceAll("(?s).*task of (\\w+).*", "$1");
            return Reply.bash("I begin.", "echo result-of-" + name);
        }
        return said.contains(": hold") && !crashed ? Reply.hang() : Reply.say("All of it is done.");
    }

    @RealClientTest(RealClient.NEWEST)
    void whatWasRunningComesBackOnce(RealClient client) throws Exception {
        AtomicBoolean crashed = new AtomicBoolean();
        try (ScriptedApi api = new ScriptedApi(request -> answer(request, crashed.get()));
                Fleet fleet = new Fleet(folder, api.url(), client.executable(), "alpha", "beta", "gamma", "delta")) {
            fleet.window("alpha", ATTENDED, "task of one");
            fleet.window("alpha", ATTENDED, "task of two: hold");
            fleet.window("beta", ATTENDED, "--append-system-prompt", "Be brief; always.", "task of three");
            fleet.window("gamma", UNATTENDED, "task of four: hold");
            fleet.window("delta", ATTENDED, "task of five");
            fleet.print("gamma", UNATTENDED, "task of six: hold");
            fleet.print("delta", UNATTENDED, "task of seven: hold");
            fleet.print("beta", List.of("--unattended", "--no-preflight"), "task of eight: forbidden");
            fleet.await("eight sessions", () -> fleet.register().size() == 8);
            fleet.await("tasks under way", () -> results(api.log().main()).size() == 7);
            fleet.await("the failure", () -> count(fleet.register(), "state needs-person") == 1);
            fleet.await("three answers", () -> count(List.of(fleet.screens()), "All of it is done") == 3);
            fleet.tmux(List.of("send-keys", "-t", "work:4", "-l", "/exit"));
            fleet.await("the command", () -> fleet.screens().contains("/exit"));
            fleet.tmux(List.of("send-keys", "-t", "work:4", "Enter"));
            fleet.await("an end", () -> count(fleet.register(), "state ended") == 1);

            fleet.crash();
            crashed.set(true);
            int before = api.log().main().size();
            List<String> all = List.of(
                    "restorable alpha",
                    "restorable alpha",
                    "restorable beta",
                    "restorable delta",
                    "restorable gamma",
                    "restorable gamma");
            List<String> dry = Fleet.told(fleet.starting("restore", "--dry-run", "--json"));
            assertEquals(with("needs-person beta", all), dry);

            Process one = fleet.starting("restore", "--json");
            Process other = fleet.starting("restore", "--json");
            List<String> told = Fleet.told(one);
            List<String> toldToo = Fleet.told(other);
            assertFalse(told.toString().contains("failed"), told + " " + toldToo);
            assertFalse(toldToo.toString().contains("failed"), told + " " + toldToo);
            assertEquals(List.of("alpha", "alpha", "beta", "gamma"), sorted(fleet.windows()));
            fleet.await("their screens", () -> count(List.of(fleet.screens()), "All of it is done") >= 3);
            fleet.await("their entries", () -> running(fleet.register()) == 4);
            fleet.await("the unattended tasks", () -> api.log().main().size() == before + 3);
            for (Request request : api.log().main().subList(before, before + 3)) {
                String said = String.join("\n", request.texts());
                String name = said.replaceAll("(?s).*?task of (\\w+).*", "$1");
                assertTrue(List.of("four", "six", "seven").contains(name), said);
                assertTrue(said.contains("task of " + name + ": hold"), said);
                assertTrue(request.toolResults().toString().contains("result-of-" + name), said);
                assertTrue(said.contains("The session was interrupted. Continue the task"), said);
            }
            List<String> again = Fleet.told(fleet.starting("restore", "--json"));
            assertEquals(
                    0,
                    again.stream().filter(line -> line.startsWith("restorable")).count(),
                    again.toString());
            assertEquals(4, fleet.windows().size());
            assertEquals(before + 3, api.log().main().size());
        }
    }

    private static List<Request> results(List<Request> requests) {
        return requests.stream()
                .filter(request -> !request.toolResults().isEmpty())
                .toList();
    }

    private static long count(List<String> texts, String what) {
        return texts.stream().mapToLong(text -> text.split(what, -1).length - 1).sum();
    }

    private static long running(List<String> register) {
        return count(register, "state running") - count(register, "claim-by ");
    }

    private static List<String> with(String one, List<String> others) {
        List<String> all = new ArrayList<>(others);
        all.add(one);
        return sorted(all);
    }

    private static List<String> sorted(List<String> some) {
        return some.stream().sorted().toList();
    }
}
