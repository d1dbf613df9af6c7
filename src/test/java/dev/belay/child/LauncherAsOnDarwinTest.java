package dev.belay.child;

import dev.belay.posix.calls.ImitationOfDarwin;
import dev.belay.testing.NativeCode;
import dev.belay.testing.PreloadedRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The promises of {@link LauncherTest} and {@link LauncherOnPipesTest} where ptys and close-on-exec behave as on a Mac. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class LauncherAsOnDarwinTest {

    @Test
    void theImitationBites() throws Exception {
        PreloadedRun.of(ImitationOfDarwin.class, NativeCode.preload());
    }

    @Test
    void thePromisesAreKeptThere() throws Exception {
        PreloadedRun.of(LauncherTest.class, NativeCode.preload());
        PreloadedRun.of(LauncherOnPipesTest.class, NativeCode.preload());
    }
}
