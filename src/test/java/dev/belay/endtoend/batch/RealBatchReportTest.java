package dev.belay.endtoend.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The report of a batch of real clients, against what the API has seen of them. */
@Timeout(300)
class RealBatchReportTest {
    private static final int TASKS = 6;
    /** Its check never succeeds. */
    private static final String NEVER = "t4";

    @TempDir
    Path folder;

    @RealClientTest(RealClient.NEWEST)
    void eachTaskIsToldUnderItsNameTheOneThatNeedsSomebodyOnTop(RealClient client) throws Exception {
        Script script = request ->
                request.toolResults().isEmpty() ? Reply.bash("I look.", "echo ONE") : Reply.say("All is done.");
        try (ScriptedApi api = new ScriptedApi(script);
                RealBatch batch = new RealBatch(client, folder, new ClientHome(folder.resolve("home"), api.url()))) {
            batch.list(IntStream.range(0, TASKS).mapToObj(at -> task("t" + at)).toArray(String[]::new));
            batch.start("--jobs", "3", "--verify-tries", "0");
            assertEquals(1, batch.await(), batch.said());
            assertTrue(batch.said().contains("belay report --batch " + folder.resolve("out")), batch.said());
            JsonNode sessions =
                    new ObjectMapper().readTree(report(batch, "--json")).path("sessions");
            assertEquals(TASKS, sessions.size(), sessions::toString);
            assertEquals(batch.states(), states(sessions));
            assertEquals("unverified", states(sessions).get(NEVER));
            assertEquals(api.log().main().size(), sum(sessions, "/requests/answered"), 0);
            assertEquals(
                    batch.results().stream()
                            .mapToDouble(result -> result.path("costUsd").asDouble())
                            .sum(),
                    sum(sessions, "/cost/usd"),
                    1e-6);
            String page = report(batch, "-o", "-");
            List<String> names = List.copyOf(states(sessions).keySet());
            names.forEach(name -> assertTrue(page.contains(">" + name + "<"), name));
            names.stream()
                    .filter(name -> !name.equals(NEVER))
                    .forEach(name ->
                            assertTrue(page.indexOf(">" + NEVER + "<") < page.indexOf(">" + name + "<"), "on top"));
            assertTrue(page.contains("5 done, 1 unverified") || page.contains("1 unverified, 5 done"), "the headline");
        }
    }

    private static String task(String id) {
        return "{\"id\": \"" + id + "\", \"prompt\": \"Do " + id + ".\", \"verify\": \""
                + (id.equals(NEVER) ? "exit 7" : "true") + "\"}";
    }

    private static Map<String, String> states(JsonNode sessions) {
        Map<String, String> states = new TreeMap<>();
        sessions.forEach(session -> states.put(
                session.path("task").asText(), session.path("taskState").asText()));
        return states;
    }

    private static double sum(JsonNode sessions, String pointer) {
        double sum = 0;
        for (JsonNode session : sessions) {
            sum += session.at(pointer).asDouble();
        }
        return sum;
    }

    private String report(RealBatch batch, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "report", "--batch"));
        command.add(folder.resolve("out").toString());
        command.addAll(List.of(options));
        Path out = folder.resolve("report");
        Path errors = folder.resolve("report-errors");
        Process report = batch.home()
                .process(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        assertTrue(report.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, report.exitValue(), Files.readString(errors));
        return Files.readString(out);
    }
}
