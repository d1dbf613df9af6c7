package dev.belay.endtoend.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Sessions of one user in several projects, in windows of tmux and in print mode, and the end of all of them at once. */
final class Fleet implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClientHome home;
    private final Path folder;
    private final Path socket;
    private final Path claude;
    private final List<Process> printing = new ArrayList<>();

    Fleet(Path folder, URI api, Path claude, String... projects) throws IOException {
        this.folder = folder;
        this.claude = claude;
        this.home = new ClientHome(folder.resolve("home"), api);
        // A socket's path may have a hundred characters or so.
        this.socket = Files.createTempDirectory("fleet").resolve("s");
        Path state = home.home().resolve(".claude.json");
        ObjectNode all = (ObjectNode) JSON.readTree(state.toFile());
        JsonNode trusted = all.path("projects").path(home.project().toString());
        for (String project : projects) {
            Path made = Files.createDirectories(folder.resolve(project)).toRealPath();
            ((ObjectNode) all.path("projects")).set(made.toString(), trusted);
        }
        Files.writeString(state, all.toPrettyString());
    }

    ClientHome home() {
        return home;
    }

    private List<String> belay(List<String> options, String... words) {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run"));
        command.addAll(options);
        command.addAll(List.of("--no-notify", "--claude", claude.toString(), "--"));
        command.addAll(List.of(words));
        return command;
    }

    /** {@code belay run} in a window, and a shell after it. */
    void window(String project, List<String> options, String... words) throws Exception {
        boolean first = !Files.exists(socket);
        List<String> command = new ArrayList<>(
                first
                        ? List.of("new-session", "-d", "-s", "work", "-x", "120", "-y", "40")
                        : List.of("new-window", "-d"));
        command.addAll(List.of("-c", folder.resolve(project).toString(), "--", "sh", "-c", "\"$@\"; exec sh", "sh"));
        command.addAll(belay(options, words));
        tmux(command);
    }

    /** {@code belay run} in print mode. */
    void print(String project, List<String> options, String prompt) throws IOException {
        printing.add(home.process(belay(options, "-p", prompt))
                .directory(folder.resolve(project).toFile())
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(folder.resolve("out" + printing.size()).toFile())
                .redirectError(folder.resolve("errors" + printing.size()).toFile())
                .start());
    }

    /** What tmux says to these words. */
    String tmux(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString(), "-f", "/dev/null"));
        command.addAll(words);
        return Finished.run(home.process(command), "").output();
    }

    /** What stands in the windows, each by its name. */
    List<String> windows() throws Exception {
        return tmux(List.of("list-windows", "-a", "-F", "#{window_name}"))
                .lines()
                .toList();
    }

    /** All that is on the screens of tmux. */
    String screens() {
        try {
            StringBuilder all = new StringBuilder();
            for (String pane : tmux(List.of("list-panes", "-a", "-F", "#{pane_id}"))
                    .lines()
                    .toList()) {
                all.append(tmux(List.of("capture-pane", "-p", "-t", pane))).append("\n=====\n");
            }
            return all.toString();
        } catch (Exception gone) {
            return "";
        }
    }

    /** The files of the register. */
    List<String> register() {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.home().resolve(".local/state/belay/runs"))) {
            for (Path file : files.filter(path -> !path.getFileName().toString().startsWith("."))
                    .toList()) {
                texts.add(Files.readString(file));
            }
        } catch (IOException none) {
            return texts;
        }
        return texts;
    }

    /** How many runs of the register have a process that is there. */
    int alive() {
        int alive = 0;
        for (String text : register()) {
            boolean any = text.lines()
                    .filter(line -> line.startsWith("process "))
                    .anyMatch(line -> Processes.alive(Long.parseLong(line.split(" ")[1])));
            alive += any ? 1 : 0;
        }
        return alive;
    }

    /** kill -9 of everything: tmux, launchers, JVMs, clients, in one blow. */
    void crash() throws Exception {
        long server =
                Long.parseLong(tmux(List.of("display-message", "-p", "#{pid}")).strip());
        end(Stream.concat(ProcessHandle.of(server).stream(), printing.stream().map(Process::toHandle))
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants())));
        Files.deleteIfExists(socket);
    }

    /** The same of all that runs in the windows; these stay, each with its shell. */
    void crashInside() throws Exception {
        List<Long> shells = tmux(List.of("list-panes", "-a", "-F", "#{pane_pid}"))
                .lines()
                .map(Long::parseLong)
                .toList();
        end(shells.stream().flatMap(pid -> ProcessHandle.of(pid).stream()).flatMap(ProcessHandle::descendants));
    }

    private void end(Stream<ProcessHandle> processes) throws Exception {
        List<Long> all = processes.map(ProcessHandle::pid).toList();
        List<String> kill = new ArrayList<>(List.of("kill", "-9"));
        all.forEach(pid -> kill.add(pid.toString()));
        new ProcessBuilder(kill).redirectErrorStream(true).start().waitFor();
        await("the end of all", () -> all.stream().noneMatch(Processes::alive));
    }

    Process starting(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString()));
        command.addAll(List.of(words));
        return home.process(command).redirectErrorStream(true).start();
    }

    /** The sessions that {@code belay restore --json} tells of, as "state project". */
    static List<String> told(Process restore) throws Exception {
        String said = new String(restore.getInputStream().readAllBytes());
        restore.waitFor();
        List<String> lines = new ArrayList<>();
        for (JsonNode one : JSON.readTree(said).path("sessions")) {
            Path project = Path.of(one.path("project").asText());
            String state = one.path("state").asText();
            String why = state.equals("failed") ? ": " + one.path("why").asText() : "";
            lines.add(state + " " + project.getFileName() + why);
        }
        lines.sort(null);
        return lines;
    }

    void await(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("No " + what + ". The screens:\n" + screens() + register());
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        try {
            tmux(List.of("kill-server"));
            printing.forEach(Process::destroy);
            await("the end of all", () -> Processes.startedWith(folder.toString())
                    .isEmpty());
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
