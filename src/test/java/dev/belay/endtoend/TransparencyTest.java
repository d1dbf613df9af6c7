package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Exit;
import dev.belay.testing.Launcher;
import dev.belay.testing.Pty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to the terminal and what comes from it is the same through Belay as without it (issue 2, point 2). */
@DisabledOnOs(OS.WINDOWS)
class TransparencyTest {
    /** Asked for its version, a stand-in must not run its part. */
    private static final String HEAD = "#!/bin/bash\n[ \"$1\" = --version ] && exec echo '9.9.9 (Stand-in)'\n";

    @TempDir
    Path folder;

    private Path program;
    private final Map<String, String> environment = new TreeMap<>();

    /** What the launcher finds in its environment beside that: the ways to a pty are all as transparent. */
    Map<String, String> forTheLauncher() {
        return Map.of();
    }

    @BeforeEach
    void prepare() {
        program = folder.resolve("program");
        environment.putAll(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "TERM", "xterm-256color"));
        environment.put("LANG", "C.UTF-8");
    }

    @Test
    void keysResizesAndOutputAreTheSameAsWithoutBelay() throws Exception {
        script("""
                stty -a
                stty raw -echo
                printf 'ready\\r\\n'
                head -c 600 >keys
                stty sane
                heard=0
                trap 'heard=$((heard + 1))' WINCH
                echo sized
                for size in 1 2; do
                    while [ $heard -lt $size ]; do sleep 0.02; done
                    stty size
                    echo resized
                done
                while read -r line; do
                    echo "got $line"
                    [ "$line" = end ] && break
                done
                cat blob
                exit 0
                """);
        Files.write(folder.resolve("blob"), oddBytes());
        byte[] bare = keysAndResizes(new Pty(folder, environment, List.of(program.toString())));
        byte[] keys = Files.readAllBytes(folder.resolve("keys"));
        byte[] belay = keysAndResizes(supervised());
        assertEquals(new String(bare, StandardCharsets.ISO_8859_1), new String(belay, StandardCharsets.ISO_8859_1));
        assertArrayEquals(keys, Files.readAllBytes(folder.resolve("keys")));
    }

    private static byte[] keysAndResizes(Pty started) throws Exception {
        try (Pty pty = started) {
            pty.await("ready");
            byte[] keys = new byte[600];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = (byte) i;
            }
            // In pieces that part escape sequences and characters anywhere.
            for (int from = 0; from < keys.length; from += 7) {
                pty.write(java.util.Arrays.copyOfRange(keys, from, Math.min(keys.length, from + 7)));
            }
            pty.await("sized");
            pty.resize(77, 22);
            pty.await("22 77");
            pty.await("resized");
            pty.resize(200, 60);
            pty.await("60 200");
            pty.await("resized");
            pty.type("h\u00e9llo w\u00f6rld \ud83e\uddd7\r");
            pty.await("got h");
            pty.type("end\r");
            assertEquals(new Exit.Code(0), ended(pty));
            return pty.output();
        }
    }

    /** All bytes, sequences that are cut off, modes set and taken back, text of several bytes a character. */
    private static byte[] oddBytes() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            text.append((char) i);
        }
        String utf8 =
                new String("\u2733 \ud83e\uddd7 \u00e9".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        text.append("\033[?1049h\033[?25l\033[?2004h").append(utf8).append("\033[?2004l\033[?25h\033[?1049l");
        text.append("\033]0;title ").append(utf8).append("\007\033[38;2;1;2;3mred\033[0m\033P1$r\033\\\033[");
        text.append(utf8, 0, 2).append('\033').append(utf8.substring(2)).append("\033_Gi=31;AAAA\033\\\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void nothingOfAFloodIsLost() throws Exception {
        byte[] flood = new byte[3_000_000];
        new Random(7).nextBytes(flood);
        for (int i = 0; i < flood.length; i++) {
            // No escape character: what a random sequence switches on would be taken back after the end.
            flood[i] = flood[i] == 0x1b || flood[i] == (byte) 0x9b ? (byte) 'x' : flood[i];
        }
        Files.write(folder.resolve("blob"), flood);
        script("stty raw; cat blob; stty sane; exit 0");
        try (Pty pty = supervised()) {
            assertEquals(new Exit.Code(0), ended(pty));
            assertArrayEquals(flood, pty.output());
        }
    }

    @Test
    void aStatusIsPassedOn() throws Exception {
        script("exit 7");
        try (Pty pty = supervised()) {
            assertEquals(new Exit.Code(7), ended(pty));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "SEGV", "TERM", "ABRT"})
    void aDeathBySignalIsPassedOnAsTheSameDeath(String signal) throws Exception {
        script("kill -" + signal + " $$; sleep 10");
        try (Pty pty = supervised()) {
            assertEquals("SIG" + signal, ((Exit.Signal) ended(pty)).name());
        }
    }

    /** Answers the question after a fall, if there is one. */
    static Exit ended(Pty pty) throws Exception {
        var exit = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return pty.awaitExit();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        while (!exit.isDone()) {
            if (pty.text().contains("[q]")) {
                pty.type("q");
                break;
            }
            Thread.sleep(20);
        }
        return exit.get();
    }

    /** The command as the shell starts it. */
    List<String> redirected(List<String> command) {
        return command;
    }

    final Pty supervised() throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--claude"));
        command.addAll(List.of(program.toString(), "--", "--model", "any"));
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(forTheLauncher());
        return new Pty(folder, all, redirected(command));
    }

    final void script(String text) throws IOException {
        Files.writeString(program, HEAD + text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
