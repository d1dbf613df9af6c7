package dev.belay.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.ClientHome;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOverTest {
    @Test
    void aGrandchildInASessionOfItsOwnIsFoundAndEnded(@TempDir Path folder) throws Exception {
        ClientHome home = new ClientHome(folder, URI.create("http://127.0.0.1:9"));
        LeftOver leftOver = new LeftOver(folder);
        leftOver.mark(home);
        Process shell = home.process(List.of("/bin/sh", "-c", "setsid sleep 300 & exit 0"))
                .start();
        assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
        // The shell may be gone before its child has become what it is to be.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (leftOver.now().stream().noneMatch(line -> line.endsWith(" sleep 300"))) {
            assertTrue(System.nanoTime() < end, () -> "no grandchild: " + leftOver.now());
            Thread.sleep(20);
        }
        assertEquals(1, leftOver.now().size(), leftOver.now()::toString);
        leftOver.end();
        assertEquals(List.of(), leftOver.after(-1));
    }

    @Test
    void anothersProcessesAreNoneOfOurs(@TempDir Path folder) throws Exception {
        assertEquals(List.of(), new LeftOver(folder).after(-1));
    }
}
