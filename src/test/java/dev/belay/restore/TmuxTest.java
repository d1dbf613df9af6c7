package dev.belay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.register.Seat;
import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows and panes of a real tmux. */
class TmuxTest {
    private Path folder;
    private Tmux.Server server;

    @BeforeEach
    void make() throws IOException {
        Tool.require("tmux");
        // A socket's path may have a hundred characters or so.
        folder = Files.createTempDirectory("tmux").toRealPath();
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeAll(List.of("TMUX", "TMUX_PANE", "XDG_RUNTIME_DIR"));
        environment.put("HOME", folder.toString());
        environment.put("SHELL", "/bin/sh");
        Tmux tmux = new Tmux(environment, new LinuxUserManager(environment));
        assertTrue(tmux.isThere());
        server = tmux.server(Optional.of(folder.resolve("s").toString()));
    }

    @AfterEach
    void end() throws Exception {
        new ProcessBuilder("tmux", "-S", folder.resolve("s").toString(), "kill-server")
                .start()
                .waitFor();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "in time");
            Thread.sleep(20);
        }
    }

    @Test
    void makesAServerAndThenWindowsInIt() throws Exception {
        Path said = folder.resolve("said");
        Tmux.Pane first = server.window(
                "one",
                folder.toString(),
                WaitingShell.staying(
                        Optional.empty(),
                        List.of("/bin/sh", "-c", "printf '%s|' \"$@\" >" + said, "sh", "a b", "c;", "$d")));
        Tmux.Pane second = server.window("two", folder.toString(), List.of("sleep", "60"));
        await(() -> Files.exists(said) && said.toFile().length() > 0);
        assertEquals("a b|c;|$d|", Files.readString(said));
        assertEquals("belay:0.0", first.position());
        assertEquals("belay:1.0", second.position());
        assertEquals(first.server(), second.server());
    }

    @Test
    void typesWhereAShellIsAtItsPromptAndNowhereElse() throws Exception {
        Tmux.Pane shell = server.window("one", folder.toString(), List.of("/bin/sh"));
        Tmux.Pane busy = server.window("two", folder.toString(), List.of("sleep", "60"));
        Seat.Pane seat = new Seat.Pane("", shell.server(), shell.id(), shell.position());
        await(() -> server.idle(seat, folder.toString()).isPresent());
        assertEquals(
                Optional.empty(),
                server.idle(new Seat.Pane("", busy.server(), busy.id(), busy.position()), folder.toString()));
        Seat.Pane before = new Seat.Pane("", 1, "%99", shell.position());
        assertEquals(
                shell.id(), server.idle(before, folder.toString()).orElseThrow().id(), "made again in its place");
        assertEquals(Optional.empty(), server.idle(before, "/elsewhere"));
        server.type(shell.id(), "printf done >typed;");
        await(() -> Files.exists(folder.resolve("typed")));
    }
}
