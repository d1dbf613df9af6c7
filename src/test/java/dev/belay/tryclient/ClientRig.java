package dev.belay.tryclient;

import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.TerminalScreen;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client on a scripted API in a home of its own, for one measurement. */
final class ClientRig implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(90);
    /** Of the prompt of 2.1.x. */
    static final String PROMPT = "^[│\\h]*[>❯]";

    private final RealClient client;
    private final Path folder;
    private final List<Runnable> open = new ArrayList<>();

    private ScriptedApi api;
    private ClientHome home;

    ClientRig(RealClient client, Path folder) {
        this.client = client;
        this.folder = folder;
    }

    /** Starts the API; the home talks to it. */
    ClientHome on(Script script) throws IOException {
        api = new ScriptedApi(script);
        open.add(api::close);
        home = new ClientHome(Files.createTempDirectory(folder, "home"), api.url());
        return home.with("CLAUDE_CODE_MAX_RETRIES", "1");
    }

    Path executable() {
        return client.executable();
    }

    ScriptedApi api() {
        return api;
    }

    ClientHome home() {
        return home;
    }

    /** What a run in print mode has printed, both streams, and its exit status as Java tells it. */
    record Ended(int status, String text) {}

    Ended print(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end within " + LIMIT.toSeconds() + " s");
        }
        return new Ended(process.exitValue(), Files.readString(output()));
    }

    /** Print mode that is not waited for. */
    Process start(String... arguments) throws IOException {
        Process process = home.process(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        open.add(process::destroyForcibly);
        return process;
    }

    private Path output() {
        return home.home().resolve("output.txt");
    }

    /** A client in a terminal. */
    TerminalScreen terminal(String... arguments) {
        TerminalScreen screen = new TerminalScreen(home.project(), home.environment(), command(arguments));
        open.add(screen::close);
        return screen;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(client.executable().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The id of its one session. */
    String session() throws IOException {
        return home.sessions().get(home.sessions().size() - 1);
    }

    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).run();
        }
    }
}
