package dev.belay.doctor.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A claude that would refuse to start, or cannot, is found before a session needs it. */
class SuitableVersionsTest {
    @TempDir
    Path folder;

    private HealthyHome home;

    @BeforeEach
    void healthy() throws IOException {
        home = new HealthyHome(folder);
    }

    @AfterEach
    void close() throws IOException {
        home.close();
    }

    private void managed(String settings) throws IOException {
        Files.writeString(home.managed.resolve("managed-settings.json"), settings);
    }

    private void fails(String words) throws IOException {
        Finding finding = home.faults().get("runtime");
        assertEquals(Status.FAIL, finding.status(), finding.toString());
        assertTrue(finding.say().contains(words), finding.say());
        assertFalse(finding.fix().isBlank());
    }

    @Test
    void findsAClientThatIsOlderThanAnAdministratorDemands() throws IOException {
        managed("{\"requiredMinimumVersion\": \"2.1.400\"}");
        fails("demands 2.1.400 or newer, so it will not start");
    }

    @Test
    void findsAClientThatIsNewerThanAnAdministratorAllows() throws IOException {
        managed("{\"requiredMaximumVersion\": \"2.1.300\"}");
        fails("demands 2.1.300 or older, so it will not start");
    }

    @Test
    void isContentWithAVersionBetween() throws IOException {
        managed("{\"requiredMinimumVersion\": \"2.1.329\", \"requiredMaximumVersion\": \"2.1.400\"}");
        assertFalse(home.faults().containsKey("runtime"));
    }

    @Test
    void findsAClientOfWhichOnlyHalfIsInstalled() throws IOException {
        home.program("claude", "echo 'Error: claude native binary not installed.' >&2; exit 1");
        fails("without printing a version: Error: claude native binary not installed.");
    }
}
