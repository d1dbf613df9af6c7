package dev.belay.command.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.command.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A home with a session and an incident, and a real shell in it. */
abstract class InShell {
    @TempDir
    Path folder;

    Home home;

    @BeforeEach
    void sessions() throws Exception {
        home = new Home(folder);
        home.session(Home.ID, Home.user("hello", Home.EARLY));
        Files.createDirectories(home.home.resolve(".local/state/belay/incidents/2026-01-01-abc"));
    }

    /** What it prints, by lines. */
    List<String> shell(String name, String script) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", name)), name + " is not installed");
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/" + name).directory(home.project.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", home.home.toString(), "PATH", "/usr/bin:/bin", "TERM", "xterm"));
        Path file = Files.writeString(folder.resolve("script"), script);
        Process process =
                builder.redirectInput(file.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().filter(line -> !line.isBlank()).toList();
    }
}
