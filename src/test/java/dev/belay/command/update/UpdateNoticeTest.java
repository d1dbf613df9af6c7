package dev.belay.command.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateNoticeTest {
    private static final Terminals TERMINAL = new Terminals(new Style(false), 200, true, false, 200);

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private Path file;
    private Path asked;
    private Path launcher;

    @BeforeEach
    void aHomeWithSessions() throws Exception {
        file = Files.createDirectories(home.resolve(".local/state/belay")).resolve(UpdateNotice.FILE);
        asked = home.resolve("asked");
        launcher = Files.writeString(
                home.resolve("belay"),
                "#!/bin/sh\necho \"$@\" >" + asked + ".new\nmv " + asked + ".new " + asked + "\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.putAll(Map.of("HOME", home.toString(), "PATH", "/usr/bin:/bin"));
        environment.put(Releases.VARIABLE, "http://127.0.0.1:9/releases");
    }

    private String said(Terminals terminals) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console = new Console(InputStream.nullInputStream(), out, out, terminals, environment, home);
        new UpdateNotice(console, Optional.of(launcher)).tell();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void asksInTheBackgroundOnceADay() throws Exception {
        assertEquals("", said(TERMINAL));
        while (!Files.exists(asked)) {
            Thread.onSpinWait();
        }
        assertEquals("update --check\n", Files.readString(asked));
        FileTime first = Files.getLastModifiedTime(file);
        assertEquals("", said(TERMINAL));
        assertEquals(first, Files.getLastModifiedTime(file));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        assertEquals("", said(TERMINAL));
        assertTrue(Files.getLastModifiedTime(file).toMillis() >= first.toMillis());
    }

    @Test
    void tellsOnceWhatAServerHasAnswered() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/latest", exchange -> {
            exchange.sendResponseHeaders(200, 7);
            exchange.getResponseBody().write("99.0.0\n".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            environment.put(
                    Releases.VARIABLE, "http://127.0.0.1:" + server.getAddress().getPort());
            PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
            assertEquals(
                    1,
                    new UpdateCommand()
                            .run(
                                    List.of("--check"),
                                    new Console(
                                            InputStream.nullInputStream(),
                                            nowhere,
                                            nowhere,
                                            Terminals.none(),
                                            environment,
                                            home)));
        } finally {
            server.stop(0);
        }
        assertTrue(said(TERMINAL).contains("version 99.0.0 is there"));
        assertEquals("", said(TERMINAL));
    }

    @Test
    void saysNothingOfAVersionThatIsNotNewer() throws Exception {
        Files.writeString(file, "0.0.1");
        assertEquals("", said(TERMINAL));
    }

    @Test
    void isSilentWhereNobodyReadsIt() throws Exception {
        Files.writeString(file, "99.0.0");
        assertEquals("", said(Terminals.none()));
        for (String variable : List.of("CI", "BELAY_INBOX")) {
            environment.put(variable, "true");
            assertEquals("", said(TERMINAL), variable);
            environment.remove(variable);
        }
        assertFalse(said(TERMINAL).isEmpty());
    }

    @Test
    void isSwitchedOffByOneSetting() throws Exception {
        Path settings = Files.createDirectories(home.resolve(".config/belay")).resolve("settings.json");
        Files.writeString(settings, "{\"update-notice\": false}");
        assertEquals("", said(TERMINAL));
        assertFalse(Files.exists(file));
        Files.writeString(file, "99.0.0");
        Files.writeString(settings, "{\"update-notice\": true}");
        assertFalse(said(TERMINAL).isEmpty());
    }

    @Test
    void asksNothingOfThePlaceholder() {
        environment.remove(Releases.VARIABLE);
        assertEquals("", said(TERMINAL));
        assertFalse(Files.exists(file));
    }
}
