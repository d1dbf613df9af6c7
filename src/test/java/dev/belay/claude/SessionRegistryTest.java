package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRegistryTest {
    private static final SessionId ID = new SessionId("11111111-2222-4333-8444-555555555555");

    @TempDir
    Path configuration;

    private void file(long pid, String fields) throws IOException {
        Path folder = Files.createDirectories(configuration.resolve("sessions"));
        Files.writeString(folder.resolve(pid + ".json"), "{\"sessionId\":\"" + ID + "\"" + fields + "}");
    }

    private Optional<SessionRegistry.Entry> entry() {
        return SessionRegistry.read(configuration).of(ID);
    }

    private static long own() {
        return ProcessHandle.current().pid();
    }

    @Test
    void knowsALiveProcessByItsStartTime() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/stat")));
        long started = Processes.here()
                .find(ProcessHandle.current().pid())
                .orElseThrow()
                .started();
        file(own(), ",\"procStart\":\"" + started + "\",\"status\":\"idle\"");
        assertEquals(SessionFile.IDLE, entry().orElseThrow().state());
        file(own(), ",\"procStart\":\"" + (started + 1) + "\",\"status\":\"idle\"");
        assertEquals(SessionFile.LEFT, entry().orElseThrow().state());
    }

    @Test
    void knowsItByTheTimeOfItsBirthWhereTheFileSaysNoMore() throws IOException {
        file(own(), ",\"startedAt\":" + System.currentTimeMillis());
        assertEquals(SessionFile.SILENT, entry().orElseThrow().state());
        file(own(), ",\"startedAt\":1000000000000");
        assertFalse(entry().orElseThrow().alive());
    }

    @Test
    void prefersTheLiveProcessToTheFileOfADeadOne() throws IOException {
        file(own(), ",\"startedAt\":" + System.currentTimeMillis());
        file(999_999_999, ",\"startedAt\":1");
        file(999_999_998, ",\"startedAt\":1");
        assertTrue(entry().orElseThrow().alive());
    }

    @Test
    void saysNothingOfAnotherProcessNamespaceAndOfHalfAFile() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/ns/pid")));
        file(own(), ",\"pidDomain\":\"linux:abc:pid:[1]\"");
        assertTrue(entry().isEmpty());
        file(own(), ",\"pidDomain");
        assertTrue(entry().isEmpty());
        assertTrue(SessionRegistry.read(configuration.resolve("none")).of(ID).isEmpty());
    }
}
