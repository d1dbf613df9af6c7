package dev.belay.endtoend.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.machine.Environments;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** {@code belay batch run} on a list, with real clients in a throw-away home; whatever it leaves running is ended. */
final class RealBatch implements AutoCloseable {
    private static final String MARK = "BATCH_TEST";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientHome home;
    private final Path folder;
    private final String client;
    private Process running;

    RealBatch(RealClient client, Path folder, ClientHome home) throws IOException {
        this.home = home;
        this.folder = folder;
        this.client = client.executable().toString();
        // What is killed leaves its folder there.
        home.with("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        home.with(MARK, folder.toString()).with("BELAY_CLAUDE", this.client).with("BELAY_NOTIFY", "false");
    }

    ClientHome home() {
        return home;
    }

    static Path tasks(Path folder) {
        return folder.resolve("out").resolve("tasks");
    }

    void list(String... lines) throws IOException {
        Files.writeString(folder.resolve("tasks.jsonl"), String.join("\n", lines) + "\n");
    }

    /** Begins, or goes on. */
    void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "batch", "run"));
        command.addAll(List.of(
                folder.resolve("tasks.jsonl").toString(),
                "--out",
                folder.resolve("out").toString()));
        command.addAll(List.of(options));
        running = home.process(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("stderr").toFile()))
                .start();
    }

    /** Its exit status. */
    int await() throws Exception {
        if (!running.waitFor(10, TimeUnit.MINUTES)) {
            throw new AssertionError("it has not ended: " + said());
        }
        return running.exitValue();
    }

    boolean isAlive() {
        return running.isAlive();
    }

    /** kill -9 of the batch itself; what it has started lives on. */
    void kill() throws Exception {
        Processes.signal("KILL", running.pid());
        running.waitFor();
    }

    /** kill -9 of everything in one blow, as when the machine goes down. */
    void crash() throws Exception {
        List<String> kill = new ArrayList<>(List.of("kill", "-9"));
        everything().forEach(pid -> kill.add(pid.toString()));
        new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
        running.waitFor();
    }

    void signal(String name) {
        Processes.signal(name, running.pid());
    }

    /** The clients that are there now. */
    List<Long> clients() {
        return Environments.with(MARK + "=" + folder).stream()
                .filter(pid -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .filter(client::equals)
                        .isPresent())
                .toList();
    }

    /** Everything that was started for it and is still there. */
    List<Long> everything() {
        return Environments.with(MARK + "=" + folder).stream()
                .filter(Processes::alive)
                .toList();
    }

    long done() {
        return states().values().stream().filter("done"::equals).count();
    }

    /** How each task stands that has begun. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        File[] folders = tasks(folder).toFile().listFiles();
        for (File task : folders == null ? new File[0] : folders) {
            try {
                String state = Files.readString(task.toPath().resolve("state"));
                states.put(task.getName(), state.lines().findFirst().orElse("").replace("state ", ""));
            } catch (IOException notYet) {
                states.put(task.getName(), "");
            }
        }
        return states;
    }

    /** The lines of {@code results.jsonl}. */
    List<JsonNode> results() throws IOException {
        List<JsonNode> results = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out").resolve("results.jsonl"))) {
            results.add(JSON.readTree(line));
        }
        return results;
    }

    String said() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    @Override
    public void close() {
        if (running != null) {
            running.destroyForcibly();
        }
        everything().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }
}
