package dev.belay.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.testing.NativeCode;
import dev.belay.testing.Pty;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same on the way to a pty that is macOS's, where ptys and close-on-exec behave as there. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class TransparencyAsOnDarwinTest extends TransparencyTest {

    @Override
    Map<String, String> forTheLauncher() {
        return NativeCode.asOnDarwin();
    }

    /** Else all the other tests here would show nothing. */
    @Test
    void onlyTheSupervisorHasTheLibraries() throws Exception {
        script("""
                echo "claude has ${LD_PRELOAD-none}"
                echo "supervisor has $(grep -c 'r-xp.*xnu-pty\\|r-xp.*lost-flags' /proc/$PPID/maps)"
                tr '\\0' ' ' </proc/$PPID/cmdline
                exit 0
                """);
        try (Pty pty = supervised()) {
            assertEquals(new Exit.Code(0), ended(pty));
            assertTrue(pty.text().contains("claude has none"), pty.text());
            assertTrue(pty.text().contains("supervisor has 2"), pty.text());
            assertTrue(pty.text().contains("-Dbelay.pty=helper"), pty.text());
        }
    }
}
