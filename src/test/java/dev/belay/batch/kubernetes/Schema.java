package dev.belay.batch.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The API's published schema, as the models that were made of it know it: which fields there are, of which kind, which must be. */
final class Schema {
    private Schema() {}

    /** The documents by their kind. */
    static Map<String, JsonObject> documents(String yaml) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Map<String, JsonObject> documents = new LinkedHashMap<>();
        for (Object document : new Yaml(strict).loadAll(yaml)) {
            JsonObject json = new Gson().toJsonTree(document).getAsJsonObject();
            documents.put(json.get("kind").getAsString(), json);
        }
        return documents;
    }

    /** @throws IllegalArgumentException when there is a field too many, too few, or of another kind */
    static void check(JsonObject document) throws IOException {
        String kind = document.get("kind").getAsString();
        String version = document.get("apiVersion").getAsString();
        switch (kind) {
            case "ConfigMap" -> V1ConfigMap.validateJsonElement(document);
            case "PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(document);
            case "Pod" -> V1Pod.validateJsonElement(document);
            case "Job" -> V1Job.validateJsonElement(document);
            default -> throw new IllegalArgumentException("unexpected: " + kind);
        }
        assertEquals(kind.equals("Job") ? "batch/v1" : "v1", version);
    }

    /** The value at this path of names and numbers, such as {@code spec/template/spec/containers/0}. */
    static JsonElement at(JsonElement document, String path) {
        JsonElement value = document;
        for (String name : path.split("/")) {
            value = value.isJsonArray()
                    ? value.getAsJsonArray().get(Integer.parseInt(name))
                    : value.getAsJsonObject().get(name);
        }
        return value;
    }
}
