package dev.belay.doctor.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTrialTest {
    @TempDir
    Path folder;

    private HealthyHome home;

    @BeforeEach
    void begin() throws IOException {
        home = new HealthyHome(folder);
    }

    @AfterEach
    void end() throws IOException {
        home.close();
    }

    private Finding find() {
        return home.examine(List.of(new RuntimeCheck())).get("runtime");
    }

    @Test
    void tellsTheVersionThatTheClientPrints() {
        assertTrue(find().say().startsWith("claude 2.1.329 (native)"), find().say());
    }

    @Test
    void aClientThatPrintsNoVersionIsQuotedWithoutItsSecrets() throws IOException {
        home.program("claude", "echo 'token: sk-ant-api03-abcdefghijkl' >&2; exit 3");
        assertEquals(Status.FAIL, find().status());
        assertTrue(find().say().contains("exits with 3 without printing a version: token: "), find().say());
        assertTrue(find().say().endsWith("[redacted]"), find().say());
    }

    @Test
    void isAskedInAThrowAwayHome() throws IOException {
        home.program("claude", "echo \"$HOME\" > " + folder.resolve("asked") + "; echo 2.1.329");
        find();
        String asked = java.nio.file.Files.readString(folder.resolve("asked")).strip();
        assertTrue(asked.contains("belay-doctor"), asked);
    }
}
