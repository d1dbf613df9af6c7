package dev.belay.batch.kubernetes;

import static dev.belay.batch.kubernetes.Manifests.begin;
import static dev.belay.batch.kubernetes.Manifests.labels;
import static dev.belay.batch.kubernetes.Manifests.metadata;
import static dev.belay.batch.kubernetes.Manifests.object;

import dev.belay.evidence.ExitStatus;
import java.util.List;
import java.util.Map;

/** The Job: one index for each task, and what becomes of an index when its pod has ended. */
final class JobManifest {
    /** Another pod would only come to the same end: see docs/reference/exit-statuses.md. Sorted, as the API wants it. */
    private static final List<Integer> FINAL = List.of(
            ExitStatus.NO,
            ExitStatus.USAGE,
            ExitStatus.NO_INPUT,
            ExitStatus.NOT_FOUND,
            ExitStatus.INTERNAL,
            ExitStatus.PERSON_NEEDED,
            ExitStatus.SETTINGS,
            ExitStatus.DEADLINE);

    private JobManifest() {}

    static Map<String, Object> of(ClusterBatch batch) {
        Map<String, Object> manifest = begin("batch/v1", "Job", metadata(batch, batch.name()));
        manifest.put(
                "spec",
                object(
                        "completionMode",
                        "Indexed",
                        "completions",
                        batch.tasks().count(),
                        "parallelism",
                        Math.min(batch.schedule().parallel(), batch.tasks().count()),
                        "backoffLimitPerIndex",
                        batch.schedule().retries(),
                        // Never two pods on one transcript.
                        "podReplacementPolicy",
                        "Failed",
                        "podFailurePolicy",
                        object("rules", List.of(taken(), ended())),
                        "template",
                        object("metadata", object("labels", labels(batch)), "spec", PodManifest.of(batch))));
        return manifest;
    }

    /** The node went, was drained or was wanted for another: that is nobody's failure. It goes first, whatever the status is. */
    private static Map<String, Object> taken() {
        return object(
                "action", "Ignore", "onPodConditions", List.of(object("type", "DisruptionTarget", "status", "True")));
    }

    private static Map<String, Object> ended() {
        return object(
                "action",
                "FailIndex",
                "onExitCodes",
                object("containerName", ContainerManifest.NAME, "operator", "In", "values", FINAL));
    }
}
