package dev.belay.batch.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerManifestTest {
    private final JsonObject pod = Schema.at(
                    Schema.documents(Manifests.of(Batches.usual())).get("Job"), "spec/template/spec")
            .getAsJsonObject();

    private JsonElement container(String path) {
        return Schema.at(pod, "containers/0/" + path);
    }

    /** What Pod Security's level "restricted" asks for. */
    @Test
    void noRootRunsInIt() {
        assertTrue(Schema.at(pod, "securityContext/runAsNonRoot").getAsBoolean());
        assertEquals(
                "RuntimeDefault",
                Schema.at(pod, "securityContext/seccompProfile/type").getAsString());
        assertFalse(Schema.at(pod, "automountServiceAccountToken").getAsBoolean());
        assertTrue(container("securityContext/readOnlyRootFilesystem").getAsBoolean());
        assertFalse(container("securityContext/allowPrivilegeEscalation").getAsBoolean());
        assertEquals("ALL", container("securityContext/capabilities/drop/0").getAsString());
    }

    /** Nothing else can be written to. */
    @Test
    void whatItWritesLiesOnTheVolumeOrInTmp() {
        for (String name : List.of("HOME", "BATCH", "BELAY_METRICS")) {
            String value = variables().get(name);
            assertTrue(value.startsWith("/work/") || value.startsWith("/tmp/"), value);
        }
        List<String> mounted = container("volumeMounts").getAsJsonArray().asList().stream()
                .map(mount -> mount.getAsJsonObject().get("mountPath").getAsString())
                .toList();
        assertEquals(List.of("/work", "/etc/belay", "/tmp"), mounted);
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        container("env").getAsJsonArray().forEach(variable -> {
            JsonObject each = variable.getAsJsonObject();
            variables.put(
                    each.get("name").getAsString(),
                    each.has("value") ? each.get("value").getAsString() : "");
        });
        return variables;
    }

    @Test
    void theSecretIsNamedAndNotShown() {
        assertEquals("claude", container("envFrom/0/secretRef/name").getAsString());
        assertFalse(variables().containsKey("ANTHROPIC_API_KEY"));
    }

    /** A variable is put in where one that stands before it is named; that of the Job itself stands behind all of them. */
    @Test
    void eachTaskHasAHomeOfItsOwn() {
        List<String> names = container("env").getAsJsonArray().asList().stream()
                .map(each -> each.getAsJsonObject().get("name").getAsString())
                .toList();
        assertEquals("/work/.belay/fix-tests/homes/$(TASK_INDEX)", variables().get("HOME"));
        assertTrue(names.indexOf("TASK_INDEX") < names.indexOf("HOME"));
        assertEquals(
                "metadata.annotations['batch.kubernetes.io/job-completion-index']",
                container("env/0/valueFrom/fieldRef/fieldPath").getAsString());
    }

    @Test
    void belaysOwnDeadlineComesFirst() {
        assertEquals("32400s", variables().get("BELAY_DEADLINE"));
        assertTrue(pod.get("activeDeadlineSeconds").getAsInt() > 32_400);
    }

    @Test
    void itIsAskedForProgressMoreOftenThanItIsEnded() {
        String[] words = container("livenessProbe/exec/command").getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toArray(String[]::new);
        assertEquals("/etc/belay/progress", words[1], Arrays.toString(words));
        assertEquals(variables().get("BELAY_METRICS"), words[2]);
        assertTrue(container("livenessProbe/failureThreshold").getAsInt() > 1);
    }
}
