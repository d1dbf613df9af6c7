package dev.belay.notify.channel;

import dev.belay.testing.Requirement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** A session bus of its own with a notification daemon on it that can be asked what it shows and told where to click. */
public final class NotificationDaemon implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PYTHON = "/usr/bin/python3";

    private final Map<String, String> environment = new HashMap<>();
    private final Path socket;
    private final Path said;
    private final Process bus;
    private final Process daemon;
    private final BufferedWriter commands;
    private int looked;
    private int echoes;

    /** @param folder for its files; a socket's path must be short, so that lies elsewhere */
    public NotificationDaemon(Path folder) throws IOException {
        socket = Files.createTempDirectory("bus").resolve("s");
        said = Files.createTempFile(folder, "notifications", ".txt");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + socket);
        bus = start(List.of("dbus-daemon", "--session", "--nofork", "--address=unix:path=" + socket));
        await(() -> Files.exists(socket), "a session bus");
        Path script = folder.resolve("notification-daemon.py");
        try (InputStream text = NotificationDaemon.class.getResourceAsStream("notification-daemon.py")) {
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
        }
        daemon = start(List.of(PYTHON, script.toString()));
        commands = new BufferedWriter(new OutputStreamWriter(daemon.getOutputStream(), StandardCharsets.UTF_8));
        await("ready");
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Skips the test, loudly, where D-Bus, notify-send or Python's D-Bus is missing; in CI it fails. */
    public static void require() throws IOException {
        if (!runs("dbus-daemon", "--version")
                || !runs("notify-send", "--version")
                || !runs(PYTHON, "-c", "import dbus, gi")) {
            throw Requirement.missing("dbus, libnotify-bin, python3-dbus and python3-gi are needed for popups");
        }
    }

    private static boolean runs(String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TestAbortedException("interrupted");
        }
    }

    /** The environment of a program that talks with this daemon. */
    public Map<String, String> environment() {
        return environment;
    }

    public NotificationDaemon with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What was shown last, as JSON; waits until something was. */
    public String lastShown() {
        return last("shown ");
    }

    /** Its title and body, as they came over the bus. */
    public String lastBody() {
        String json = lastShown();
        try (var parser = new com.fasterxml.jackson.core.JsonFactory().createParser(json)) {
            StringBuilder text = new StringBuilder();
            while (parser.nextToken() != null) {
                if (parser.currentName() != null
                        && List.of("summary", "body").contains(parser.currentName())
                        && parser.currentToken().isScalarValue()) {
                    text.append(parser.getText()).append('\n');
                }
            }
            return text.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String last(String prefix) {
        await(() -> said().lines().anyMatch(line -> line.startsWith(prefix)), prefix);
        return said().lines()
                .filter(line -> line.startsWith(prefix))
                .reduce((one, other) -> other)
                .orElseThrow()
                .substring(prefix.length());
    }

    /** Clicks on the last popup. */
    public void click(String action) throws IOException {
        command("click " + action);
        await("clicked " + action);
    }

    /** Waits for a line that the daemon has not said before. */
    public void await(String line) {
        await(
                () -> {
                    int found = said().indexOf(line + "\n", looked);
                    looked = found < 0 ? looked : found + line.length();
                    return found >= 0;
                },
                line);
    }

    /** What was sent to the daemon before has arrived. */
    public void awaitQuiet() throws IOException {
        echoes++;
        command("echo " + echoes);
        await("echo " + echoes);
    }

    public String said() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void command(String line) throws IOException {
        commands.write(line + "\n");
        commands.flush();
    }

    /** A condition that is looked at again and again. */
    private interface Condition {
        boolean holds();
    }

    private void await(Condition condition, String what) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no " + what + "; the daemon said:\n" + said());
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stop);
            }
        }
    }

    @Override
    public void close() throws IOException {
        commands.close();
        daemon.destroy();
        bus.destroyForcibly().onExit().join();
        Files.deleteIfExists(socket);
        Files.delete(socket.getParent());
    }
}
