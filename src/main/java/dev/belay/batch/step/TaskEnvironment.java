package dev.belay.batch.step;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.task.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables that a task is given: all there are, or those it names beside those that claude and Belay need. */
final class TaskEnvironment {
    /** By which {@code belay restore} knows that somebody else brings a session back. */
    static final String MARK = "BELAY_BATCH";

    private static final List<String> NAMES = List.of(
            "HOME",
            "PATH",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TERM",
            "TMPDIR",
            "NO_COLOR",
            "CI",
            "CLOUD_ML_REGION",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS",
            "API_TIMEOUT_MS");
    private static final List<String> BEGINNINGS = List.of(
            "ANTHROPIC_",
            "CLAUDE_",
            "BELAY_",
            "AWS_",
            "GOOGLE_",
            "GCLOUD_",
            "VERTEX_",
            "AZURE_",
            "XDG_",
            "LC_",
            "DISABLE_");
    private static final List<String> PROXIES = List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");

    private TaskEnvironment() {}

    /** @param environment of the batch */
    static Map<String, String> of(Task task, BatchFolder batch, Map<String, String> environment) {
        Map<String, String> given = new TreeMap<>(new TaskHomes(batch, environment).environment(task.id()));
        task.environment()
                .ifPresent(names -> given.keySet().removeIf(name -> !names.contains(name) && !isNeeded(name)));
        given.put(MARK, batch.path().toString());
        return given;
    }

    /** A variable that the task names and that is not there. */
    static Optional<String> missing(Task task, Map<String, String> environment) {
        return task.environment().orElse(List.of()).stream()
                .filter(name -> !environment.containsKey(name))
                .findFirst();
    }

    private static boolean isNeeded(String name) {
        return NAMES.contains(name)
                || BEGINNINGS.stream().anyMatch(name::startsWith)
                || PROXIES.stream().anyMatch(name::equalsIgnoreCase);
    }
}
