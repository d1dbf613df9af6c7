package dev.belay.table;

import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.TerminalScreen;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Where one failure is made with one real client: a home, a project, a scripted API, and the client under a
 * {@link Witness}. What is left running at the end is ended.
 */
final class Stage implements AutoCloseable {
    /** Longer than the ten retries of 1.0.35, which nothing shortens (three minutes, measured). */
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final Duration QUICK = Duration.ofSeconds(60);
    /** Two quick ones are one to some clients. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    private final RealClient client;
    private final Path folder;
    private final ClientHome home;
    private final Map<String, String> environment;
    private final List<String> before = new ArrayList<>();
    private Wire wire = Wires.ANTHROPIC;
    private ScriptedApi api;
    private Process process;
    private TerminalScreen terminal;
    private int runs;

    Stage(RealClient client, Path folder) throws IOException {
        this.client = client;
        this.folder = Files.createDirectories(folder);
        home = new ClientHome(folder, NOWHERE);
        environment = new TreeMap<>(home.environment());
        environment.put("CLAUDE_CODE_MAX_RETRIES", "1");
    }

    String version() {
        return client.version();
    }

    ClientHome home() {
        return home;
    }

    Path folder() {
        return folder;
    }

    ScriptedApi api() {
        return api;
    }

    /** As a client of this provider's; said before the API is started. */
    Stage over(Wire provider) {
        wire = provider;
        return this;
    }

    /** Starts the API; compactions succeed. */
    Stage api(Script main) {
        return api(main, Script.summary());
    }

    Stage api(Script main, Script compaction) {
        api = new ScriptedApi(0, main, compaction);
        if (wire == Wires.ANTHROPIC) {
            return with("ANTHROPIC_BASE_URL", api.url().toString());
        }
        Wires.ANTHROPIC.environment(api.url()).keySet().forEach(environment::remove);
        environment.putAll(wire.environment(api.url()));
        return this;
    }

    Stage with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Stage without(String name) {
        environment.remove(name);
        return this;
    }

    /** As somebody with a subscription: a token instead of a key. */
    Stage subscribed() {
        return without("ANTHROPIC_API_KEY").with("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-made-up-token-0000000000");
    }

    /** Runs shell commands before the client, in a mount namespace of its own; root only. */
    Stage mounting(String commands) {
        before.addAll(List.of("unshare", "-m", "sh", "-c", commands + " && exec \"$@\"", "sh"));
        return this;
    }

    /** Runs shell commands before the client, in the process that becomes its supervisor. */
    Stage first(String commands) {
        before.addAll(List.of("sh", "-c", commands + " && exec \"$@\"", "sh"));
        return this;
    }

    /** Print mode, from its start to its end. */
    Stage print(String... arguments) throws IOException, InterruptedException {
        start(arguments);
        return awaitEnd();
    }

    /** Print mode, started. */
    Stage start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(home.project().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(result().resolve("stdout").toFile())
                .redirectError(result().resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
        return this;
    }

    Stage awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("not ended within " + LIMIT.toSeconds() + " s");
        }
        return this;
    }

    /** In a terminal. */
    TerminalScreen inTerminal(String... arguments) throws IOException {
        terminal = new TerminalScreen(home.project(), environment, command(arguments));
        return terminal;
    }

    /** Ctrl-C until the client has gone, as somebody does who wants to leave. */
    Stage leave() {
        return press("C-c");
    }

    /** A key, now and then until the client has gone: some do not hear the first one. */
    Stage press(String key) {
        long[] last = {0};
        terminal.await("end of the client", QUICK, () -> {
            boolean gone = child().isEmpty();
            if (!gone && System.nanoTime() - last[0] > PAUSE.toNanos()) {
                terminal.key(key);
                last[0] = System.nanoTime();
            }
            return gone;
        });
        return awaitTerminalEnd();
    }

    Stage awaitTerminalEnd() {
        terminal.await("end", QUICK, () -> Files.exists(result().resolve(Witness.SAID)));
        return this;
    }

    /** Sends a signal to the client, by its name without SIG. */
    Stage signal(String name) throws IOException, InterruptedException {
        long witness = process != null ? process.pid() : terminal.pid();
        ProcessHandle child =
                ProcessHandle.of(witness).orElseThrow().children().findFirst().orElseThrow();
        new ProcessBuilder("kill", "-" + name, Long.toString(child.pid()))
                .start()
                .waitFor();
        return this;
    }

    private Optional<ProcessHandle> child() {
        long witness = process != null ? process.pid() : terminal.pid();
        return ProcessHandle.of(witness).flatMap(handle -> handle.children().findFirst());
    }

    /** The newest run's case. */
    Path result() {
        return folder.resolve("run-" + runs);
    }

    private List<String> command(String... arguments) throws IOException {
        runs++;
        Files.createDirectories(result());
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-Dbelay.log=" + folder, "-Dslf4j.provider=dev.belay.log.LazyLogging"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Witness.class.getName()));
        command.addAll(List.of(result().toString(), client.executable().toString()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
        }
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (api != null) {
            api.close();
        }
    }
}
