package dev.belay.batch.kubernetes;

import static dev.belay.batch.kubernetes.Manifests.object;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The pod of one task: nobody's root, with nothing to write to but the volume and its own /tmp. */
final class PodManifest {
    /** The user "node" of the image. */
    private static final int USER = 1000;
    /** Longer than Belay takes to end claude and its tools politely, and to write down how to go on. */
    private static final int STOP_SECONDS = 120;
    /** Belay's own deadline ends a task politely; this one comes where it could not. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private static final int READABLE_BY_ALL = 0444;

    private PodManifest() {}

    static Map<String, Object> of(ClusterBatch batch) {
        Map<String, Object> pod = object("restartPolicy", "Never", "terminationGracePeriodSeconds", STOP_SECONDS);
        batch.schedule()
                .deadline()
                .ifPresent(time ->
                        pod.put("activeDeadlineSeconds", time.plus(LATER).toSeconds()));
        // The first process of the pod reaps what claude's tools leave behind.
        pod.put("shareProcessNamespace", true);
        pod.put("automountServiceAccountToken", false);
        pod.put("enableServiceLinks", false);
        pod.put("securityContext", security());
        pod.put("containers", List.of(ContainerManifest.of(batch)));
        pod.put("volumes", volumes(batch));
        return pod;
    }

    private static Map<String, Object> security() {
        Map<String, Object> security = object("runAsNonRoot", true);
        for (String name : List.of("runAsUser", "runAsGroup", "fsGroup")) {
            security.put(name, USER);
        }
        security.put("fsGroupChangePolicy", "OnRootMismatch");
        security.put("seccompProfile", object("type", "RuntimeDefault"));
        return security;
    }

    private static List<Map<String, Object>> volumes(ClusterBatch batch) {
        return List.of(
                object("name", "work", "persistentVolumeClaim", object("claimName", batch.claim())),
                object("name", "tasks", "configMap", object("name", batch.list(), "defaultMode", READABLE_BY_ALL)),
                object("name", "tmp", "emptyDir", object("sizeLimit", "2Gi")));
    }
}
