package dev.belay.batch.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.machine.Environments;
import dev.belay.testing.machine.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Twelve tasks on Slurm's own daemons and real clients: four of them are broken off, each in its own way. */
@EnabledIfSystemProperty(named = "belay.slurm", matches = "true", disabledReason = "wants the daemons of Slurm")
@EnabledOnOs(OS.LINUX)
class SlurmTest {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String MARK = "SLURM_TEST";
    private static final int TASKS = 12;
    private static final int CANCELLED = 3;
    private static final int REQUEUED = 4;
    private static final int HELD = 5;
    private static final int VANISHED = 6;

    @TempDir
    Path folder;

    /** Tasks that hang, or whose key is refused, until somebody settles that. */
    private final Set<Integer> spoiled = ConcurrentHashMap.newKeySet();

    private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
    private ClientHome home;
    private Path out;

    private Reply reply(Request request) {
        String text = String.join("\n", request.prompts());
        int task = Integer.parseInt(text.replaceFirst("(?s).*TASK-(\\d+)\\..*", "$1"));
        if (task == HELD && spoiled.contains(task)) {
            return Reply.httpError(401, "authentication_error", "invalid x-api-key");
        }
        if (request.toolResults().isEmpty()) {
            return Reply.bash("I begin.", "echo " + task + " >>made; echo RESULT");
        }
        asked.add(task);
        return spoiled.contains(task) ? Reply.hang() : Reply.say("Task " + task + " is done.");
    }

    @RealClientTest(RealClient.NEWEST)
    void allComeToTheirRightEnd(RealClient client) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may make a node");
        spoiled.addAll(List.of(CANCELLED, REQUEUED, HELD, VANISHED));
        try (ScriptedApi api = new ScriptedApi(this::reply);
                SlurmCluster cluster =
                        SlurmCluster.start(folder.resolve("cluster"), "RequeueExit=75", "RequeueExitHold=77,78")) {
            home = new ClientHome(folder.resolve("home"), api.url())
                    .with(MARK, folder.toString())
                    .with("BELAY_CLAUDE", client.executable().toString())
                    .with("BELAY_NOTIFY", "false")
                    .with("CLAUDE_CODE_MAX_RETRIES", "1")
                    .with("SLURM_CONF", cluster.configuration().toString());
            out = folder.resolve("out");
            Finished submitted = submit();
            assertEquals(0, submitted.status(), submitted.errors());
            assertTrue(submitted.output().contains("#SBATCH --array=0-11%4\n"), submitted.output());
            assertEquals(75, submit().status(), "a second submission beside the first");

            isCancelled(cluster);
            isRequeued(cluster);
            isHeld(cluster);
            isLeftByItsNode(cluster);
            await(cluster, "all but one", () -> done() == TASKS - 1);

            spoiled.clear();
            Finished again = submit();
            assertEquals(0, again.status(), again.errors());
            assertTrue(again.output().contains("#SBATCH --array=" + CANCELLED + "%4\n"), again.output());
            await(
                    cluster,
                    "all",
                    () -> done() == TASKS
                            && Environments.with(MARK + "=" + folder).isEmpty());
            areComplete();
        } finally {
            Environments.with(MARK + "=" + folder)
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    private void isCancelled(SlurmCluster cluster) throws Exception {
        await(cluster, "a request", () -> asked.contains(CANCELLED));
        cluster.ask("scancel", "1_" + CANCELLED);
        await(cluster, "its end", () -> cluster.queue().get(CANCELLED).startsWith("CANCELLED"));
        JsonNode task = status(CANCELLED);
        assertEquals("interrupted", task.path("state").asText(), task.toString());
        assertEquals("CANCELLED", task.path("jobState").asText(), task.toString());
    }

    /** As before the time limit of a job. scancel itself says it again and again, and so to the next job, too. */
    private void isRequeued(SlurmCluster cluster) throws Exception {
        await(cluster, "a request", () -> asked.contains(REQUEUED));
        spoiled.remove(REQUEUED);
        Processes.signal("TERM", batchProcess(REQUEUED));
        await(cluster, "another job", () -> restarts(cluster, REQUEUED) == 1);
        await(cluster, "its end", () -> cluster.queue().get(REQUEUED).startsWith("COMPLETED"));
    }

    /** The process that Slurm itself has started. */
    private long batchProcess(int task) {
        List<Long> ours = Environments.with(MARK + "=" + folder);
        List<Long> job = Environments.with("SLURM_ARRAY_TASK_ID=" + task).stream()
                .filter(ours::contains)
                .toList();
        return job.stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(ProcessHandle::parent)
                        .filter(parent -> !job.contains(parent.pid()))
                        .isPresent())
                .filter(pid -> Processes.words(pid).contains("slurm_script"))
                .findFirst()
                .orElseThrow();
    }

    private void isHeld(SlurmCluster cluster) throws Exception {
        await(cluster, "a hold", () -> cluster.queue().get(HELD).startsWith("SPECIAL_EXIT"));
        JsonNode task = status(HELD);
        assertEquals("needs-person", task.path("state").asText(), task.toString());
        Finished page = belay("batch", "status", out.toString());
        assertTrue(page.errors().contains("scontrol release 1_" + HELD), page.errors());
        spoiled.remove(HELD);
        cluster.ask("scontrol", "release", "1_" + HELD);
        await(cluster, "its end", () -> cluster.queue().get(HELD).startsWith("COMPLETED"));
    }

    /** Another node asks for the task, and is refused for as long as the one that has gone may only be silent. */
    private void isLeftByItsNode(SlurmCluster cluster) throws Exception {
        await(cluster, "the others", () -> asked.contains(VANISHED) && done() == TASKS - 2);
        String node = cluster.queue().get(VANISHED).replace("RUNNING ", "");
        cluster.vanish(node);
        await(cluster, "a refusal", () -> log(VANISHED).contains("being worked on by process"));
        assertEquals("running", status(VANISHED).path("state").asText());
        spoiled.remove(VANISHED);
        Files.setLastModifiedTime(
                out.resolve("tasks/t" + VANISHED + "/lease"),
                FileTime.from(Instant.now().minusSeconds(180)));
        await(cluster, "its end", () -> cluster.queue().get(VANISHED).equals("COMPLETED " + other(node)));
    }

    private static String other(String node) {
        return node.equals("one") ? "two" : "one";
    }

    private void areComplete() throws Exception {
        List<JsonNode> results = new ArrayList<>();
        for (String line :
                belay("batch", "results", out.toString()).output().lines().toList()) {
            results.add(new ObjectMapper().readTree(line));
        }
        assertEquals(TASKS, results.size());
        Set<String> sessions = new HashSet<>();
        for (JsonNode result : results) {
            assertEquals("done", result.path("state").asText(), result.toString());
            assertEquals("COMPLETED", result.path("jobState").asText(), result.toString());
            assertTrue(result.path("answer").asText().endsWith(" is done."), result.toString());
            sessions.add(result.path("session").asText());
        }
        assertEquals(TASKS, sessions.size());
        List<String> made = Files.readAllLines(home.project().resolve("made"));
        assertEquals(TASKS, made.size(), made.toString());
        assertEquals(TASKS, new HashSet<>(made).size(), made.toString());
        try (Stream<Path> files = Files.walk(out.resolve("homes"))) {
            assertEquals(
                    TASKS,
                    files.filter(file -> file.toString().contains("/claude/projects/")
                                    && file.toString().endsWith(".jsonl"))
                            .count());
        }
        Finished nothing = submit();
        assertEquals(0, nothing.status(), nothing.errors());
        assertTrue(nothing.errors().contains("12 tasks are done"), nothing.errors());
    }

    private Finished submit() throws Exception {
        List<String> list = new ArrayList<>();
        for (int task = 0; task < TASKS; task++) {
            list.add("{\"id\": \"t" + task + "\", \"prompt\": \"Do TASK-" + task
                    + ".\", \"arguments\": [\"--allowedTools\", \"Bash\"], \"verify\": \"grep -qx " + task
                    + " made\"}");
        }
        Path file = Files.writeString(folder.resolve("tasks.jsonl"), String.join("\n", list) + "\n");
        return belay("batch", "submit", file.toString(), "--on", "slurm", "--out", out.toString(), "--jobs", "4");
    }

    private Finished belay(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString()));
        command.addAll(List.of(words));
        return Finished.run(home.process(command), "");
    }

    private JsonNode status(int task) throws Exception {
        return new ObjectMapper()
                .readTree(belay("batch", "status", out.toString(), "--json").output())
                .path("tasks")
                .path(task);
    }

    private long done() {
        long done = 0;
        for (int task = 0; task < TASKS; task++) {
            try {
                String state = Files.readString(out.resolve("tasks/t" + task + "/state"));
                done += state.startsWith("state done") ? 1 : 0;
            } catch (IOException notYet) {
                // It has not begun.
            }
        }
        return done;
    }

    private String log(int task) {
        try {
            return Files.readString(out.resolve("slurm/1/" + task + ".log"));
        } catch (IOException notYet) {
            return "";
        }
    }

    private static int restarts(SlurmCluster cluster, int task) {
        return Integer.parseInt(
                cluster.ask("scontrol", "show", "job", "1_" + task).replaceFirst("(?s).*Restarts=(\\d+).*", "$1"));
    }

    private static void await(SlurmCluster cluster, String what, BooleanSupplier condition) {
        try {
            Patience.await(what, LIMIT, condition);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; " + cluster.queue(), late);
        }
    }
}
