package dev.belay.endtoend.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.machine.memory.MemoryCeiling;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Claude and its tools have a limit of memory of their own: what goes beyond ends them alone, is named, and is resumed. */
class RealMemoryMaxTest {
    /** Each smaller than claude, and together with it more than it may have: the kernel ends the largest. */
    private static final String LEAK = "for n in 1 2 3 4 5 6 7 8 9 10 11 12; do (x=$(head -c 40000000 /dev/zero | tr"
            + " '\\0' x); sleep 60) & done; wait";

    @TempDir
    Path folder;

    @RealClientTest(RealClient.NEWEST)
    void aLeakEndsOneSessionAndIsResumed(RealClient client) throws Exception {
        assumeTrue(MemoryCeiling.here().obstacle().isEmpty(), "this machine cannot make a control group");
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.bash("I begin.", LEAK), Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Finished run = Finished.run(
                    home.process(List.of(
                            Launcher.path().toString(),
                            "run",
                            "--unattended",
                            "--memory-max=700M",
                            "--no-notify",
                            "--claude",
                            client.executable().toString(),
                            "--",
                            "-p",
                            "leak")),
                    "");
            assertEquals(0, run.status(), run.errors());
            assertEquals("All done.", run.output().strip());
            assertTrue(run.errors().contains("memory limit: 700 MB"), run.errors());
            String incidents = Finished.run(
                            home.process(List.of(Launcher.path().toString(), "incidents", "--json")), "")
                    .output();
            assertTrue(incidents.contains("\"failure\":\"killed-by-kernel-oom\""), incidents);
            assertTrue(incidents.contains("\"outcome\":\"recovered\""), incidents);
        }
    }
}
