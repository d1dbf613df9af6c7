package dev.belay.endtoend.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.client.InTurns;
import dev.belay.testing.machine.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists of tasks on real clients. {@code -Dbelay.batch.tasks=40 -Dbelay.batch.kills=4 -Dbelay.batch.client-kills=12} is the long
 * form of the first one: every second kill is of everything at once, the others are of the batch itself.
 */
@InTurns(3)
class RealBatchTest {
    private static final int TASKS = Integer.getInteger("belay.batch.tasks", 6);
    private static final int KILLS = Integer.getInteger("belay.batch.kills", 2);
    private static final int CLIENT_KILLS = Integer.getInteger("belay.batch.client-kills", 1);
    private static final long SEED = Long.getLong("belay.batch.seed", 20);
    private static final Duration LIMIT = Duration.ofMinutes(10);
    /** That the account is limited stands in the register. */
    private static final String UNTIL_IT_IS_KNOWN =
            "until grep -qs '^until ' $HOME/.local/state/belay/runs/*; do sleep 0.2; done";

    @TempDir
    Path folder;

    @RealClientTest(RealClient.NEWEST)
    void allAreDoneOnceWhateverDies(RealClient client) throws Exception {
        StepwiseModel model = new StepwiseModel(SEED, 8, RealBatch.tasks(folder));
        long began = System.nanoTime();
        try (ScriptedApi api = new ScriptedApi(model);
                RealBatch batch = new RealBatch(client, folder, new ClientHome(folder.resolve("home"), api.url()))) {
            batch.list(IntStream.range(0, TASKS)
                    .mapToObj(at -> "{\"id\": \"t" + at + "\", \"prompt\": \"" + StepwiseModel.prompt(at) + "\"}")
                    .toArray(String[]::new));
            Random lots = new Random(SEED);
            int killed = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                batch.start("--jobs", "4", "--retry-after", "2s");
                killed += until(batch, TASKS * kill / (KILLS + 2), lots, CLIENT_KILLS * kill / (KILLS + 1) - killed);
                if (kill % 2 == 1) {
                    batch.kill();
                } else {
                    batch.crash();
                }
            }
            batch.start("--jobs", "4", "--retry-after", "2s");
            killed += until(batch, TASKS, lots, CLIENT_KILLS - killed);
            assertEquals(0, batch.await(), batch.said());
            System.out.printf(
                    "%d tasks, %d kills of the batch, %d of clients: %s, %d s%n",
                    TASKS, KILLS, killed, model.figures(), (System.nanoTime() - began) / 1_000_000_000);
            assertAllAreDone(batch);
            assertEquals(List.of(), model.afterTheEnd(), "asked again after the end");
            Patience.await("end of all", LIMIT, () -> batch.everything().isEmpty());
            int before = api.log().all().size();
            batch.start("--jobs", "4");
            assertEquals(0, batch.await(), batch.said());
            assertEquals(before, api.log().all().size());
        }
    }

    private static void assertAllAreDone(RealBatch batch) throws Exception {
        assertEquals(TASKS, batch.results().size());
        assertEquals(
                TASKS,
                batch.results().stream()
                        .map(result -> result.path("session").asText())
                        .distinct()
                        .count());
        for (JsonNode result : batch.results()) {
            assertEquals("done", result.path("state").asText(), result.toString());
            assertEquals(
                    StepwiseModel.end(result.path("id").asText().substring(1)),
                    result.path("answer").asText(),
                    result.toString());
            assertTrue(result.path("costUsd").asDouble() > 0, result.toString());
        }
    }

    /** Until so many are done; meanwhile clients are killed now and then. */
    private static int until(RealBatch batch, int done, Random lots, int kills) {
        int[] killed = {0};
        long[] next = {System.nanoTime() + 3_000_000_000L};
        Patience.await(done + " tasks that are done", LIMIT, () -> {
            List<Long> clients = batch.clients();
            if (killed[0] < kills && System.nanoTime() > next[0] && !clients.isEmpty()) {
                Processes.signal("KILL", clients.get(lots.nextInt(clients.size())));
                killed[0]++;
                next[0] = System.nanoTime() + 3_000_000_000L;
            }
            return batch.done() >= done || !batch.isAlive();
        });
        return killed[0];
    }

    /** Each time that it is told to go on it adds a line to a file. */
    private static Script adding() {
        return request -> {
            List<String> said = request.prompts();
            boolean answered = !request.toolResults().isEmpty() && last(request).contains("tool_result");
            return answered
                    ? Reply.say("I have added a line: " + said.size())
                    : Reply.bash(
                            "I add a line.",
                            "echo line >>lines-" + (said.toString().contains("NEVER") ? "b" : "a"));
        };
    }

    private static String last(Request request) {
        JsonNode messages = request.body().path("messages");
        return messages.path(messages.size() - 1).toString();
    }

    @RealClientTest(RealClient.NEWEST)
    void aCheckThatFailsGoesBackToClaudeUntilItSucceedsOrEnough(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(adding());
                RealBatch batch = new RealBatch(client, folder, new ClientHome(folder.resolve("home"), api.url()))) {
            batch.list(
                    "{\"id\": \"twice\", \"prompt\": \"Add lines.\", \"verify\": \"wc -l <lines-a; test $(wc -l <lines-a) -ge"
                            + " 3\"}",
                    "{\"id\": \"never\", \"prompt\": \"NEVER add enough.\", \"verify\": \"echo still wrong; exit 7\"}");
            batch.start("--verify-tries", "2");
            assertEquals(1, batch.await(), batch.said());
            JsonNode twice = batch.results().get(0);
            assertEquals("done", twice.path("state").asText(), twice.toString());
            assertEquals(2, twice.path("failedChecks").asInt());
            assertEquals(3, twice.path("attempts").asInt());
            JsonNode never = batch.results().get(1);
            assertEquals("unverified", never.path("state").asText(), never.toString());
            assertEquals(3, never.path("attempts").asInt());
            assertTrue(never.path("say").asText().contains("status 7"), never.toString());
            String last = api.log().main().stream()
                    .map(request -> String.join("\n", request.prompts()))
                    .filter(text -> text.contains("check 2 of it has failed"))
                    .filter(text -> text.contains("NEVER"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(last.contains("still wrong"), last);
            assertTrue(last.contains("check 1 of it has failed"), last);
            assertEquals(2, batch.home().sessions().size());
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void whoeverIsAskedToEndGoesOnTheNextTime(RealClient client) throws Exception {
        boolean[] held = {true};
        Script script = request -> request.toolResults().isEmpty()
                ? Reply.bash("I begin.", "echo RESULT")
                : held[0] ? Reply.hang() : Reply.say("All done.");
        try (ScriptedApi api = new ScriptedApi(script);
                RealBatch batch = new RealBatch(client, folder, new ClientHome(folder.resolve("home"), api.url()))) {
            batch.list("{\"id\": \"a\", \"prompt\": \"do it\"}");
            batch.start();
            api.awaitRequest(2);
            batch.signal("INT");
            assertEquals(130, batch.await(), batch.said());
            assertTrue(batch.said().contains("to go on: `belay batch run "), batch.said());
            assertEquals("interrupted", batch.states().get("a"));
            Patience.await("end of all", LIMIT, () -> batch.everything().isEmpty());
            // Slurm says it to the job and to each of its processes: who is told twice is not in more of a hurry.
            batch.start("--only", "a");
            api.awaitRequest(3);
            batch.signal("TERM");
            batch.signal("TERM");
            assertEquals(75, batch.await(), batch.said());
            assertEquals("interrupted", batch.states().get("a"));
            Patience.await("end of all", LIMIT, () -> batch.everything().isEmpty());
            held[0] = false;
            batch.start("--only", "a");
            assertEquals(0, batch.await(), batch.said());
            assertFalse(Files.exists(RealBatch.tasks(folder).resolve("a").resolve("lease")));
            Request last = api.log().main().get(api.log().main().size() - 1);
            assertTrue(last.toolResults().toString().contains("RESULT"), last.raw());
        }
    }

    /** One task meets the limit; another is at its end soon, and the third waits for the first one's limit. */
    @RealClientTest(RealClient.NEWEST)
    void nothingIsBegunWhileTheAccountIsLimited(RealClient client) throws Exception {
        Duration length = Duration.ofSeconds(25);
        Instant[] over = {null};
        Reply limited = Reply.httpError(
                429,
                "rate_limit_error",
                "Number of requests exceeded, try again in " + length.toSeconds() + " seconds",
                "x-should-retry",
                "false");
        Script script = request -> {
            String said = request.prompts().toString();
            if (said.contains("LIMITED") && (over[0] == null || Instant.now().isBefore(over[0]))) {
                over[0] = over[0] == null ? Instant.now().plus(length) : over[0];
                return limited;
            }
            boolean waits = said.contains("SLOW") && request.toolResults().isEmpty();
            return waits ? Reply.bash("I wait.", UNTIL_IT_IS_KNOWN) : Reply.say("All done.");
        };
        try (ScriptedApi api = new ScriptedApi(script);
                RealBatch batch = new RealBatch(
                        client,
                        folder,
                        new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "1"))) {
            batch.list(
                    "{\"id\": \"a\", \"prompt\": \"LIMITED\"}",
                    "{\"id\": \"b\", \"prompt\": \"SLOW\"}",
                    "{\"id\": \"c\", \"prompt\": \"THIRD\"}");
            batch.start("--jobs", "2");
            assertEquals(0, batch.await(), batch.said());
            assertTrue(batch.said().contains("the account's limit lasts until"), batch.said());
            Request third = api.log().main().stream()
                    .filter(request -> request.prompts().toString().contains("THIRD"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(third.at().isAfter(over[0].minusSeconds(1)), third.at() + " is before " + over[0]);
        }
    }
}
