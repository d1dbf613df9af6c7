package dev.belay.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.JavaProgram;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever others write, Belay reads it within its heap and in time, throws nothing, and shows nothing that a terminal
 * would obey. {@code scripts/hostile} does the same with as many inputs as wanted.
 */
class HostileInputTest {
    private static final int TRIES = Integer.getInteger("belay.hostile", 300);

    @ParameterizedTest
    @EnumSource(Target.class)
    void takesWhateverOthersWrite(Target target) throws Exception {
        List<String> command = new ArrayList<>(JavaProgram.command(
                HostileInput.class, "-Xmx" + target.megabytes() + "m", "-Xss512k", "-Djna.nosys=true"));
        command.addAll(List.of(target.id(), Integer.toString(TRIES), "1"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.startsWith(target.id() + ": " + TRIES + " inputs"), said);
    }
}
