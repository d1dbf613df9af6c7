package dev.belay.batch.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.belay.batch.kubernetes.ClusterBatch.Volume;
import dev.belay.testing.Finished;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestsTest {
    private static final String POD = "spec/template/spec/";

    private final Map<String, JsonObject> manifests = Schema.documents(Manifests.of(Batches.usual()));
    private final JsonObject job = manifests.get("Job");

    private JsonElement job(String path) {
        return Schema.at(job, path);
    }

    @Test
    void theApisOwnSchemaTakesThem() throws IOException {
        assertEquals(List.of("ConfigMap", "PersistentVolumeClaim", "Job"), List.copyOf(manifests.keySet()));
        for (JsonObject manifest : manifests.values()) {
            Schema.check(manifest);
        }
    }

    /** A check that takes everything would say nothing. */
    @Test
    void theSchemaTakesNeitherAnUnknownFieldNorAMissingOne() {
        JsonObject container = job(POD + "containers/0").getAsJsonObject();
        container.addProperty("livenesProbe", "x");
        assertThrows(IllegalArgumentException.class, () -> Schema.check(job));
        container.remove("livenesProbe");
        container.remove("name");
        assertThrows(IllegalArgumentException.class, () -> Schema.check(job));
    }

    /** kubectl drops what it does not know. */
    @Test
    void kubectlReadsEveryFieldOfThem() throws Exception {
        Tool.require("kubectl");
        for (JsonObject manifest : manifests.values()) {
            Finished read = Finished.run(
                    new ProcessBuilder("kubectl", "annotate", "--local", "-f", "-", "-o", "json", "a=b"),
                    manifest.toString());
            assertEquals(0, read.status(), read.errors());
            assertHas(JsonParser.parseString(read.output()), manifest, "");
        }
    }

    private static void assertHas(JsonElement read, JsonElement written, String path) {
        if (written.isJsonObject()) {
            for (String name : written.getAsJsonObject().keySet()) {
                assertTrue(read.getAsJsonObject().has(name), path + "/" + name);
                assertHas(
                        read.getAsJsonObject().get(name),
                        written.getAsJsonObject().get(name),
                        path + "/" + name);
            }
        } else if (written.isJsonArray()) {
            JsonArray all = written.getAsJsonArray();
            for (int i = 0; i < all.size(); i++) {
                assertHas(read.getAsJsonArray().get(i), all.get(i), path + "/" + i);
            }
        } else if (!path.startsWith("/data/")) {
            assertEquals(written.toString(), read.toString(), path);
        }
    }

    @Test
    void eachTaskHasAnIndexAndNeverTwoPods() {
        assertEquals("Indexed", job("spec/completionMode").getAsString());
        assertEquals(2, job("spec/completions").getAsInt());
        assertEquals(2, job("spec/parallelism").getAsInt());
        assertEquals(3, job("spec/backoffLimitPerIndex").getAsInt());
        assertEquals("Failed", job("spec/podReplacementPolicy").getAsString());
        assertEquals("Never", job(POD + "restartPolicy").getAsString());
        assertTrue(job(POD + "terminationGracePeriodSeconds").getAsInt() >= 120);
        assertTrue(job(POD + "activeDeadlineSeconds").getAsInt() > 9 * 3600);
    }

    @Test
    void aNodeThatGoesIsNoFailureAndAPersonsMatterIsNotTriedAgain() {
        JsonArray rules = job("spec/podFailurePolicy/rules").getAsJsonArray();
        assertEquals("Ignore", Schema.at(rules, "0/action").getAsString());
        assertEquals(
                "DisruptionTarget", Schema.at(rules, "0/onPodConditions/0/type").getAsString());
        assertEquals("FailIndex", Schema.at(rules, "1/action").getAsString());
        assertEquals(Schema.at(job, POD + "containers/0/name"), Schema.at(rules, "1/onExitCodes/containerName"));
        List<Integer> codes = Schema.at(rules, "1/onExitCodes/values").getAsJsonArray().asList().stream()
                .map(JsonElement::getAsInt)
                .toList();
        assertTrue(codes.containsAll(List.of(64, 70, 77, 78)), codes::toString);
        // Later means a new pod, and so does a death by a signal. The API wants them sorted, each once, and never 0.
        assertFalse(
                codes.contains(75) || codes.contains(0) || codes.stream().anyMatch(code -> code > 128),
                codes::toString);
        assertEquals(codes.stream().sorted().distinct().toList(), codes);
    }

    @Test
    void theListArrivesAsItIs() {
        JsonObject data = manifests.get("ConfigMap").get("data").getAsJsonObject();
        assertEquals(Batches.LIST, data.get("tasks.jsonl").getAsString());
        assertTrue(data.get("progress").getAsString().startsWith("#!/bin/sh\n"));
    }

    @Test
    void aClaimThatIsThereIsUsed() {
        ClusterBatch usual = Batches.usual();
        Volume there = new Volume(Optional.of("project"), "1Gi", Optional.empty());
        Map<String, JsonObject> others = Schema.documents(Manifests.of(
                new ClusterBatch(usual.name(), usual.tasks(), usual.schedule(), usual.container(), there)));
        assertFalse(others.containsKey("PersistentVolumeClaim"));
        assertEquals(
                "project",
                Schema.at(others.get("Job"), POD + "volumes/0/persistentVolumeClaim/claimName")
                        .getAsString());
        assertEquals(
                "fix-tests-work",
                job(POD + "volumes/0/persistentVolumeClaim/claimName").getAsString());
    }

    @Test
    void thePodOfTheGuideReadsWhatTheJobHasWritten() throws IOException {
        String guide = Files.readString(Path.of("docs/how-to/kubernetes.md"));
        int begin = guide.indexOf("```yaml\n") + "```yaml\n".length();
        JsonObject pod = Schema.documents(guide.substring(begin, guide.indexOf("```", begin)))
                .get("Pod");
        Schema.check(pod);
        assertEquals(
                job(POD + "volumes/0/persistentVolumeClaim/claimName"),
                Schema.at(pod, "spec/volumes/0/persistentVolumeClaim/claimName"));
        assertEquals(job(POD + "containers/0/env/1/value"), Schema.at(pod, "spec/containers/0/command/3"));
    }
}
