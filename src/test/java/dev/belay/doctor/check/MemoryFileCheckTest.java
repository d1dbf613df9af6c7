package dev.belay.doctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFileCheckTest {
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
        return home.examine(List.of(new MemoryFileCheck())).get("memory-file");
    }

    private void write(String text) throws IOException {
        Files.writeString(home.configuration().resolve("CLAUDE.md"), text);
    }

    @Test
    void aFileThatFillsTheContextFailsAndALongOneWarns() throws IOException {
        assertEquals(Finding.ok("no memory file"), find());
        write("Be brief. ".repeat(10));
        assertEquals(Status.OK, find().status());
        write("Be brief. ".repeat(5_000));
        assertEquals(Status.WARN, find().status());
        write("Be brief. ".repeat(100_000));
        assertEquals(Status.FAIL, find().status());
        assertTrue(find().say().contains("CLAUDE.md"), find().say());
    }

    @Test
    void compactionThatIsOffEndsLongSessions() throws IOException {
        home.state(", \"autoCompactEnabled\": false");
        assertTrue(find().say().startsWith("automatic compaction is off"), find().say());
    }
}
