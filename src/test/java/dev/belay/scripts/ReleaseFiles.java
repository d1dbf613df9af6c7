package dev.belay.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.testing.Finished;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a folder, and the commands that put it there. */
final class ReleaseFiles {
    /** A release takes two minutes: it is made with every third commit, and with {@code --all-versions}. */
    private static final int TURNS = 3;

    private ReleaseFiles() {}

    static void makeInTurn(String command) throws Exception {
        Rotation.takeTurns("release", RealClient.NEWEST, TURNS);
        succeeds(command);
    }

    /** Everything below it. */
    static List<String> listing(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** What is in it, without what is below that. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static void succeeds(String command) throws Exception {
        Finished finished = Finished.run(new ProcessBuilder("sh", "-c", command), "");
        assertEquals(0, finished.status(), command + ": " + finished.output() + finished.errors());
    }
}
