package dev.belay.batch.kubernetes;

import static dev.belay.batch.kubernetes.Manifests.begin;
import static dev.belay.batch.kubernetes.Manifests.metadata;
import static dev.belay.batch.kubernetes.Manifests.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the pods read, and where they write. */
final class StorageManifests {
    /** The names of the entries, and so of the files in a pod. */
    static final String LIST = "tasks.jsonl";

    static final String PROBE = "progress";

    private StorageManifests() {}

    /** The list of tasks, and what the probe runs. */
    static Map<String, Object> tasks(ClusterBatch batch) {
        Map<String, Object> manifest = begin("v1", "ConfigMap", metadata(batch, batch.list()));
        manifest.put("immutable", true);
        manifest.put("data", object(PROBE, probe(), LIST, batch.tasks().text()));
        return manifest;
    }

    /** The claim on a volume. Pods run on several nodes at a time, and each goes on with what another one has left. */
    static Map<String, Object> claim(ClusterBatch batch) {
        Map<String, Object> manifest = begin("v1", "PersistentVolumeClaim", metadata(batch, batch.claim()));
        Map<String, Object> spec = object(
                "accessModes",
                List.of("ReadWriteMany"),
                "resources",
                object("requests", object("storage", batch.volume().size())));
        batch.volume().storageClass().ifPresent(name -> spec.put("storageClassName", name));
        manifest.put("spec", spec);
        return manifest;
    }

    private static String probe() {
        try (InputStream in = StorageManifests.class.getResourceAsStream("progress.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
