package dev.belay.batch.kubernetes;

import static dev.belay.batch.kubernetes.Manifests.object;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The container of one task: what it runs, what it is given, and how it is asked whether it gets on. */
final class ContainerManifest {
    static final String NAME = "task";

    private static final String LISTS = "/etc/belay";
    private static final String WORK = "/work";
    private static final String FIGURES = "/tmp/belay.prom";
    private static final String INDEX = "metadata.annotations['batch.kubernetes.io/job-completion-index']";
    /** How long Belay may say nothing of a session that runs. */
    private static final Duration SILENCE = Duration.ofMinutes(10);
    /** How long a session may come to nothing: Belay itself does something about that long before. */
    private static final Duration NO_PROGRESS = Duration.ofHours(6);

    /**
     * Each task has a HOME of its own: hundreds of clients that write one file of settings would lose lines. A task that the
     * pod before has left behind may be taken up when two minutes have passed, and what is tried again here costs no pod.
     * What has failed is tried again as well: that there is a pod for it is the Job's decision.
     */
    private static final String COMMAND = "mkdir -p \"$HOME\" && exec belay batch run " + LISTS + "/"
            + StorageManifests.LIST
            + " --out \"$BATCH\" --index \"$JOB_COMPLETION_INDEX\" --tries 3 --retry-after 2m --again";

    private ContainerManifest() {}

    static Map<String, Object> of(ClusterBatch batch) {
        Map<String, Object> container =
                object("name", NAME, "image", batch.container().image());
        container.put("command", List.of("/bin/sh", "-c", COMMAND));
        container.put("workingDir", WORK);
        container.put(
                "envFrom",
                List.of(object("secretRef", object("name", batch.container().secret()))));
        container.put("env", variables(batch));
        container.put("resources", resources(batch.container()));
        container.put(
                "volumeMounts",
                List.of(
                        object("name", "work", "mountPath", WORK),
                        object("name", "tasks", "mountPath", LISTS, "readOnly", true),
                        object("name", "tmp", "mountPath", "/tmp")));
        container.put("livenessProbe", probe());
        container.put("terminationMessagePolicy", "FallbackToLogsOnError");
        Map<String, Object> security = object("readOnlyRootFilesystem", true, "allowPrivilegeEscalation", false);
        security.put("capabilities", object("drop", List.of("ALL")));
        container.put("securityContext", security);
        return container;
    }

    /** No limit on processors: a task that is throttled is only slower. */
    private static Map<String, Object> resources(ClusterBatch.Container container) {
        return object(
                "requests", object("cpu", container.processors(), "memory", container.memory()),
                "limits", object("memory", container.memory()));
    }

    private static List<Map<String, Object>> variables(ClusterBatch batch) {
        String folder = WORK + "/.belay/" + batch.name();
        List<Map<String, Object>> variables = new ArrayList<>();
        // The one that Kubernetes itself adds stands behind these, too late to be named in them.
        variables.add(object("name", "TASK_INDEX", "valueFrom", object("fieldRef", object("fieldPath", INDEX))));
        variables.add(variable("BATCH", folder));
        variables.add(variable("HOME", folder + "/homes/$(TASK_INDEX)"));
        variables.add(variable("BELAY_METRICS", FIGURES));
        // Nobody can sign in next to it.
        variables.add(variable("BELAY_CREDENTIALS_WAIT", "0"));
        variables.add(variable("DISABLE_AUTOUPDATER", "1"));
        batch.schedule()
                .deadline()
                .ifPresent(time -> variables.add(variable("BELAY_DEADLINE", time.toSeconds() + "s")));
        return variables;
    }

    private static Map<String, Object> variable(String name, String value) {
        return object("name", name, "value", value);
    }

    /** Asks for progress: a process is there for as long as anything hangs. */
    private static Map<String, Object> probe() {
        List<String> command = List.of(
                "/bin/sh",
                LISTS + "/" + StorageManifests.PROBE,
                FIGURES,
                Long.toString(SILENCE.toSeconds()),
                Long.toString(NO_PROGRESS.toSeconds()));
        Map<String, Object> probe = object("exec", object("command", command), "initialDelaySeconds", 60);
        probe.put("periodSeconds", 60);
        probe.put("timeoutSeconds", 20);
        probe.put("failureThreshold", 3);
        return probe;
    }
}
