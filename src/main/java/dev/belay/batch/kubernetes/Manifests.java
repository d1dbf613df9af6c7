package dev.belay.batch.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that a cluster needs to be told for one batch, for {@code kubectl apply -f}. */
public final class Manifests {
    private Manifests() {}

    /**
     * As YAML, one document for each thing.
     *
     * @throws IllegalArgumentException when no cluster would take it: {@link ClusterBatch#fault} has been asked before
     */
    public static String of(ClusterBatch batch) {
        batch.fault().ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        StringBuilder text = new StringBuilder("# Written by Belay for `kubectl apply -f`. The Secret \""
                + batch.container().secret() + "\" must be there; its entries become variables of claude's.\n");
        append(text, StorageManifests.tasks(batch));
        if (batch.volume().claim().isEmpty()) {
            append(text, StorageManifests.claim(batch));
        }
        append(text, JobManifest.of(batch));
        return text.toString();
    }

    private static void append(StringBuilder text, Map<String, Object> manifest) {
        text.append("---\n").append(Yaml.document(manifest));
    }

    /** Name and labels. */
    static Map<String, Object> metadata(ClusterBatch batch, String name) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", name);
        metadata.put("labels", labels(batch));
        return metadata;
    }

    /** By which everything of one batch is found, and deleted. */
    static Map<String, Object> labels(ClusterBatch batch) {
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("app.kubernetes.io/name", "belay");
        labels.put("app.kubernetes.io/instance", batch.name());
        return labels;
    }

    /** One of this kind, to which its own fields are added. */
    static Map<String, Object> begin(String version, String kind, Map<String, Object> metadata) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("apiVersion", version);
        manifest.put("kind", kind);
        manifest.put("metadata", metadata);
        return manifest;
    }

    /** An object of these keys and values, in this order. */
    static Map<String, Object> object(Object... entries) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            object.put((String) entries[i], entries[i + 1]);
        }
        return object;
    }
}
