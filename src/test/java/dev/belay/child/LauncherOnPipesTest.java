package dev.belay.child;

import static dev.belay.child.Launchers.ENVIRONMENT;
import static dev.belay.child.Launchers.output;
import static dev.belay.child.Launchers.read;
import static dev.belay.child.Launchers.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Pipe;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without a terminal of ours all ways keep the same promises, too. */
@DisabledOnOs(OS.WINDOWS)
class LauncherOnPipesTest {
    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void onPipesStandardErrorComesToUs(ChildLauncher launcher) throws Exception {
        Child child = launcher.onPipes(sh("echo words >&2; exit 3"));

        assertEquals("words\n", output(child));
        assertEquals(new Exit.Code(3), child.exit());
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void onPipesOfOursInputAndOutputAreOursAndTheRestIsAsBefore(ChildLauncher launcher) throws Exception {
        Pipe prompt = new Pipe();
        Pipe printed = new Pipe();
        String script = "cat; echo words >&2; echo; ps -o pgid= -p $$; kill -INT $$; sleep 5";
        Child child = launcher.onPipes(sh(script), prompt.source(), printed.sink());
        prompt.closeSource();
        printed.closeSink();
        assertTrue(Descriptor.write(prompt.sink(), "the prompt".getBytes(StandardCharsets.UTF_8)));
        // Its end is seen although the child was started with both ends open: it has none but its own.
        prompt.closeSink();

        assertEquals("words\n", output(child));
        assertEquals(new Exit.Signal(2, "SIGINT"), child.exit());
        List<String> said = read(printed.source()).lines().map(String::strip).toList();
        assertEquals(List.of("the prompt", "" + NativeCalls.here().ownGroup()), said);
        printed.closeSource();
    }

    @ParameterizedTest
    @MethodSource("dev.belay.child.Launchers#all")
    void whatCanNotBeStartedOnPipesLeavesThemOpen(ChildLauncher launcher) throws Exception {
        Pipe printed = new Pipe();
        Command nothing = new Command("/nonexistent/claude", List.of("claude"), ENVIRONMENT);
        assertThrows(IOException.class, () -> launcher.onPipes(nothing, 0, printed.sink()));
        assertTrue(Descriptor.write(printed.sink(), new byte[] {'x'}));
        printed.closeSink();
        assertEquals("x", read(printed.source()));
        printed.closeSource();
    }
}
