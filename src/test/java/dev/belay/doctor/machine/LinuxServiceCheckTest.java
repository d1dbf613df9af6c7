package dev.belay.doctor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.MachinePaths;
import dev.belay.doctor.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LinuxServiceCheckTest {
    @TempDir
    Path home;

    private Finding finding(boolean lingering) {
        CheckContext context =
                new CheckContext(Map.of("HOME", home.toString()), home, Optional.empty(), MachinePaths.here());
        return LinuxServiceCheck.finding(context, () -> lingering);
    }

    @Test
    void hintsAtLingeringOnceThereIsAService() throws IOException {
        assertEquals(Status.OK, finding(false).status());
        Path wants = Files.createDirectories(home.resolve(".config/systemd/user/default.target.wants"));
        Files.createSymbolicLink(wants.resolve("belay-restore.service"), Path.of("../belay-restore.service"));
        assertEquals(Status.OK, finding(false).status());
        assertTrue(finding(false).say().contains("`loginctl enable-linger`"), finding(false)::say);
        assertEquals("sessions come back when the machine starts", finding(true).say());
    }
}
