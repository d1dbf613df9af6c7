package dev.belay.posix.calls;

import dev.belay.testing.NativeCode;
import dev.belay.testing.PreloadedRun;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Our library under the address sanitizer and the one for undefined behaviour. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class NativeCallsSanitizedTest {
    /** The JVM handles SIGSEGV itself, for it is a part of how it works, and gives nothing back at its end. */
    private static final String OPTIONS = "handle_segv=0:allow_user_segv_handler=1:detect_leaks=0:abort_on_error=0";

    @Test
    void noCallTouchesWhatIsNotItsOwn() throws Exception {
        String library = NativeCode.sanitizedLibrary().toString();
        Map<String, String> environment = Map.of(NativeCode.LIBRARY, library, "ASAN_OPTIONS", OPTIONS);
        PreloadedRun.of(NativeCallsTest.class, NativeCode.sanitizer(), environment);
        PreloadedRun.of(NativeProcessesTest.class, NativeCode.sanitizer(), environment);
    }
}
