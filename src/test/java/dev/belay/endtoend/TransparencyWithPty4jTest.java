package dev.belay.endtoend;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same with pty4j's fork, through the launcher, which tells JNA to search for no library. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class TransparencyWithPty4jTest extends TransparencyTest {

    @Override
    Map<String, String> forTheLauncher() {
        return Map.of("BELAY_JVM_OPTIONS", "-Dbelay.pty=pty4j");
    }
}
