package dev.belay.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientProgramTest {
    @TempDir
    Path folder;

    private Path program(String place, String line) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ClientProgram on(String path, Optional<String> chosen) {
        return new ClientProgram(Map.of("PATH", path, "HOME", folder.toString()), chosen);
    }

    @Test
    void isTheFirstOnThePathUnlessTheSettingsNameAnother() throws IOException {
        Path first = program("a/claude", "#!/bin/sh");
        Path second = program("b/claude", "#!/bin/sh");
        String path = folder.resolve("a") + ":" + folder.resolve("b");
        assertEquals(Optional.of(first), on(path, Optional.empty()).path());
        assertEquals(
                Optional.of(second), on(path, Optional.of(second.toString())).path());
    }

    @Test
    void saysWhichOneIsMissing() {
        assertEquals(
                "claude is not on the PATH", on("/nowhere", Optional.empty()).missing());
        assertTrue(on("/nowhere", Optional.of("/opt/claude")).missing().endsWith("does not exist: /opt/claude"));
    }

    @Test
    void countsLinksToOneFileOnce() throws IOException {
        Path first = program("a/claude", "#!/bin/sh");
        Files.createDirectories(folder.resolve("b"));
        Files.createSymbolicLink(folder.resolve("b/claude"), first);
        Path local = program("home/.local/bin/claude", "#!/bin/sh");
        String path = folder.resolve("a") + ":" + folder.resolve("b");
        assertEquals(
                List.of(first, local),
                on(path, Optional.empty()).installations(folder.resolve("home"), folder.resolve("home/.claude")));
    }

    @Test
    void needsNodeWhereItsFirstLineSaysSo() throws IOException {
        assertTrue(ClientProgram.needsNode(program("a/claude", "#!/usr/bin/env node")));
        assertFalse(ClientProgram.needsNode(program("b/claude", "#!/bin/sh\n# node")));
    }

    @Test
    void saysWhereALinkToNothingStandsInItsPlace(@TempDir Path bin) throws IOException {
        Files.createSymbolicLink(bin.resolve("claude"), bin.resolve("versions/2.1.332"));
        assertEquals(
                "claude on the PATH is a link to a file that is gone: " + bin.resolve("claude"),
                on(bin.toString(), Optional.empty()).missing());
    }
}
