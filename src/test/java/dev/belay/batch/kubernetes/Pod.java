package dev.belay.batch.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.machine.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The container of a manifest, run on this machine: its command and its variables, on a volume, with a root file system of its own. */
final class Pod implements AutoCloseable {
    private static final String MARK = "POD_TEST";
    private static final long LIMIT = 120;

    private final Path folder;
    private final Process process;

    private Pod(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param folder its own
     * @param node the volume and the lists, by their folders, and the client
     * @param more the variables of the Secret
     */
    static Pod start(Path folder, JsonObject container, Node node, Map<String, String> more) throws IOException {
        Files.createDirectories(folder.resolve("root"));
        List<String> words = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        words.add(Path.of("src/test/resources/pod/enter").toAbsolutePath().toString());
        words.add(folder.resolve("root").toString());
        words.add(node.volume().toString());
        words.add(node.lists().toString());
        words.add(Launcher.path().getParent().getParent().toString());
        words.add(node.client().toString());
        variables(container, more).forEach((name, value) -> words.add(name + "=" + value));
        words.add(MARK + "=" + folder);
        container.getAsJsonArray("command").forEach(word -> words.add(sooner(word.getAsString())));
        return new Pod(
                folder,
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile())
                        .start());
    }

    /** Where pods run. */
    record Node(Path volume, Path lists, Path client) {}

    /** As a cluster puts them in: each may name those before it. */
    private static Map<String, String> variables(JsonObject container, Map<String, String> more) {
        Map<String, String> variables = new LinkedHashMap<>(more);
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        for (JsonElement each : container.getAsJsonArray("env")) {
            JsonObject variable = each.getAsJsonObject();
            String value = variable.has("value") ? variable.get("value").getAsString() : "0";
            for (Map.Entry<String, String> before : variables.entrySet()) {
                value = value.replace("$(" + before.getKey() + ")", before.getValue());
            }
            variables.put(variable.get("name").getAsString(), value);
        }
        variables.put("JOB_COMPLETION_INDEX", "0");
        return variables;
    }

    private static String sooner(String command) {
        return command.replace("--retry-after 2m", "--retry-after 1s");
    }

    /** What a kubelet sends when a pod has to go. */
    void terminate() {
        process.children().forEach(first -> Processes.signal("TERM", first.pid()));
    }

    /** The node goes: nothing of it has a moment left. */
    void vanish() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Its exit status. */
    int await() throws Exception {
        if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
            throw new AssertionError("it has not ended: " + said());
        }
        return process.exitValue();
    }

    String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    /** What runs in it. */
    List<Long> everything() {
        return Environments.with(MARK + "=" + folder).stream()
                .filter(Processes::alive)
                .toList();
    }

    /** The clients in it. */
    List<Long> clients() {
        return everything().stream()
                .filter(pid -> Processes.words(pid).startsWith("/usr/local/bin/claude "))
                .toList();
    }

    /** Those that Belay keeps of the session in it, seen from outside. */
    Optional<Path> figures() {
        return everything().stream()
                .map(pid -> Path.of("/proc/" + pid + "/root/tmp/belay.prom"))
                .filter(Files::exists)
                .findFirst();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
