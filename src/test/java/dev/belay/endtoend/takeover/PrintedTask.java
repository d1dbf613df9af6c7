package dev.belay.endtoend.takeover;

import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A task in print mode under Belay, with its streams in files.
 *
 * @param folder where those lie
 */
record PrintedTask(Path folder) {

    /** The run without its standard input; {@code words} are claude's, after {@code -p}. */
    ProcessBuilder run(ClientHome home, RealClient client, List<String> options, List<String> words) {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--no-notify"));
        command.addAll(options);
        command.addAll(List.of("--claude", client.executable().toString(), "--", "-p"));
        command.addAll(words);
        return home.process(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile());
    }

    /** Starts it with {@code do it} as its prompt. */
    Process start(ClientHome home, RealClient client, List<String> options, List<String> words) throws IOException {
        Path input = Files.writeString(folder.resolve("input"), "do it");
        return run(home, client, options, words).redirectInput(input.toFile()).start();
    }

    /** With one answer as JSON. */
    Process start(ClientHome home, RealClient client, String... options) throws IOException {
        return start(home, client, List.of(options), List.of("--output-format", "json"));
    }

    /** What it has printed so far, by {@code out} or {@code errors}. */
    String said(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException none) {
            return "";
        }
    }
}
