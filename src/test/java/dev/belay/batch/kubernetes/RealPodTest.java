package dev.belay.batch.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import dev.belay.batch.kubernetes.ClusterBatch.Tasks;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.Finished;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.Tool;
import dev.belay.testing.machine.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The container as a pod would run it, on the real client: what becomes of a task when its pods do not last. */
@EnabledOnOs(OS.LINUX)
class RealPodTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String TASK =
            "{\"id\": \"a\", \"prompt\": \"do it\", \"arguments\": [\"--dangerously-skip-permissions\"], \"verify\": \"test -f made\"}\n";

    @TempDir
    Path folder;

    private final JsonObject container = Schema.at(
                    Schema.documents(Manifests.of(Batches.of(new Tasks(1, TASK))))
                            .get("Job"),
                    "spec/template/spec/containers/0")
            .getAsJsonObject();

    private volatile boolean held = true;
    private Path volume;
    private int pods;

    @BeforeEach
    void aVolume() throws Exception {
        Tool.require("unshare");
        String[] probe = {"unshare", "--mount", "--pid", "--fork", "mount", "-t", "tmpfs", "none", "/mnt"};
        assumeTrue(
                System.getProperty("user.name").equals("root")
                        && new ProcessBuilder(probe).start().waitFor() == 0,
                "this machine cannot make a root file system for anybody");
        volume = Files.createDirectories(folder.resolve("volume"));
        Path lists = Files.createDirectories(folder.resolve("lists"));
        Files.writeString(lists.resolve("tasks.jsonl"), TASK);
    }

    private Pod pod(RealClient client, ScriptedApi api) throws IOException {
        pods++;
        return Pod.start(
                folder.resolve("pod" + pods),
                container,
                new Pod.Node(volume, folder.resolve("lists"), client.executable()),
                Map.of(
                        "ANTHROPIC_API_KEY", "sk-ant-made-up-00000000000000000000a",
                        "ANTHROPIC_BASE_URL", api.url().toString(),
                        "DISABLE_TELEMETRY", "1",
                        "DISABLE_ERROR_REPORTING", "1",
                        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1"));
    }

    private Reply reply(Request request) {
        if (request.toolResults().isEmpty()) {
            return Reply.bash("I begin.", "echo line >>made; echo RESULT");
        }
        return held ? Reply.hang() : Reply.say("All done.");
    }

    @RealClientTest(RealClient.NEWEST)
    void theTaskComesToItsEndWhateverBecomesOfItsPods(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(this::reply)) {
            int asked = 2;
            try (Pod first = pod(client, api)) {
                waitsForAnAnswer(api, asked, first);
                isAskedForProgress(first);
                // The memory's end: what has the container's own limit is the client.
                Processes.signal("KILL", first.clients().get(0));
                waitsForAnAnswer(api, ++asked, first);
                try (Pod second = pod(client, api)) {
                    assertEquals(75, second.await(), second.said());
                    assertTrue(second.said().contains("being worked on"), second.said());
                }
                assertEquals(asked, api.log().main().size());
                first.terminate();
                assertEquals(75, first.await(), first.said());
                assertEquals(List.of(), first.everything());
            }
            try (Pod third = pod(client, api)) {
                waitsForAnAnswer(api, ++asked, third);
                third.vanish();
            }
            // Nobody says that it has gone: nothing is heard of it any more.
            Files.setLastModifiedTime(
                    batch("tasks/a/lease"), FileTime.from(Instant.now().minusSeconds(180)));
            held = false;
            try (Pod fourth = pod(client, api)) {
                assertEquals(0, fourth.await(), fourth.said());
            }
            int all = api.log().main().size();
            try (Pod fifth = pod(client, api)) {
                assertEquals(0, fifth.await(), fifth.said());
            }
            assertEquals(all, api.log().main().size());
            assertEquals("line\n", Files.readString(volume.resolve("made")));
            assertEquals(1, sessions());
        }
    }

    private static void isAskedForProgress(Pod pod) throws Exception {
        Patience.await("figures", LIMIT, () -> pod.figures().isPresent());
        assertEquals("", probe(pod, 600, 21_600));
        assertTrue(probe(pod, 600, -1).startsWith("nothing has come of the session for "));
        assertTrue(probe(pod, -1, 21_600).startsWith("Belay has said nothing for "));
    }

    private static String probe(Pod pod, int silence, int limit) throws Exception {
        String script = "src/main/resources/dev/belay/batch/kubernetes/progress.sh";
        return Finished.run(
                        new ProcessBuilder(
                                "sh",
                                script,
                                pod.figures().orElseThrow().toString(),
                                Integer.toString(silence),
                                Integer.toString(limit)),
                        "")
                .output();
    }

    private Path batch(String name) {
        return volume.resolve(".belay/fix-tests").resolve(name);
    }

    private long sessions() throws IOException {
        try (Stream<Path> files = Files.walk(batch("homes/0/.claude/projects"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).count();
        }
    }

    private void waitsForAnAnswer(ScriptedApi api, int requests, Pod pod) {
        Patience.await(
                "request " + requests + " of " + pod,
                LIMIT,
                () -> api.log().main().size() >= requests);
    }
}
