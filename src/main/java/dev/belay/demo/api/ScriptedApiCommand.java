package dev.belay.demo.api;

import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.evidence.ExitStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * The scripted API for a shell: {@code --port N} (0, the default, for a free one) and {@code --script FILE} (the form
 * is {@link ScriptFile}'s). It prints the base URL as the one line of its standard output, or with {@code --wire ID} (see
 * {@link Wires}) the client's variables, one a line, and serves until it is killed.
 */
public final class ScriptedApiCommand {
    private static final String HELP = "usage: [--port N] [--script FILE] [--wire ID]";

    private ScriptedApiCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        int status = run(arguments, System.out, System.err, new CountDownLatch(1));
        System.exit(status);
    }

    /** Serves until the latch opens; returns the exit status. */
    static int run(String[] arguments, PrintStream out, PrintStream err, CountDownLatch end)
            throws InterruptedException {
        int port = 0;
        Optional<Wire> wire = Optional.empty();
        ScriptFile script = new ScriptFile(Script.of(), Script.summary());
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                if (i + 1 == arguments.length) {
                    throw new IllegalArgumentException(HELP);
                }
                switch (arguments[i]) {
                    case "--port" -> port = Integer.parseInt(arguments[i + 1]);
                    case "--script" -> script = ScriptFile.parse(Files.readString(Path.of(arguments[i + 1])));
                    case "--wire" -> wire = Optional.of(wire(arguments[i + 1]));
                    default -> throw new IllegalArgumentException(HELP);
                }
            }
        } catch (IOException e) {
            err.println("cannot read the script: " + e.getMessage());
            return ExitStatus.NO_INPUT;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitStatus.USAGE;
        }
        try (ScriptedApi api = new ScriptedApi(port, script.main(), script.compaction())) {
            if (wire.isPresent()) {
                new TreeMap<>(wire.get().environment(api.url()))
                        .forEach((name, value) -> out.println(name + "=" + value));
            } else {
                out.println(api.url());
            }
            out.flush();
            end.await();
        }
        return 0;
    }

    private static Wire wire(String id) {
        return Wires.named(id).orElseThrow(() -> new IllegalArgumentException("unknown wire: " + id));
    }
}
