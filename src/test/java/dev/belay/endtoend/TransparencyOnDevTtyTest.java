package dev.belay.endtoend;

import dev.belay.testing.NativeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The same with {@code </dev/tty}, which poll(2) does not know on macOS. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class TransparencyOnDevTtyTest extends TransparencyTest {

    @Override
    Map<String, String> forTheLauncher() {
        return NativeCode.asOnDarwin();
    }

    @Override
    List<String> redirected(List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\" </dev/tty"));
        arguments.addAll(command);
        return arguments;
    }
}
