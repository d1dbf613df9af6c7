package dev.belay.testing.machine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryGroupTest {
    private static final int KILLED = 137;

    @Test
    void whoNeedsMoreThanTheGroupMayHaveIsKilledAndTheOthersAreNot(@TempDir Path folder) throws Exception {
        assumeTrue(MemoryGroup.possible(), "no control group of memory can be made here");
        MemoryGroup group = new MemoryGroup("test-" + System.nanoTime());
        Path go = folder.resolve("go");
        // It holds 40 MB, and wants 400 more once it is told to go on.
        String words =
                "echo $$ >'%s'; a=$(head -c 40000000 /dev/zero | tr '\\0' a); until [ -e '%s' ]; do sleep 0.1; done;"
                        + " (a=$(head -c 400000000 /dev/zero | tr '\\0' a)); echo $? >'%s'";
        Path status = folder.resolve("status");
        Process process = new ProcessBuilder("/bin/sh", "-c", words.formatted(group.processes(), go, status))
                .inheritIO()
                .start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (Files.readString(group.processes()).isBlank() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertTrue(group.limit(100), "nobody is in the group");
            Files.createFile(go);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertTrue(process.exitValue() == KILLED
                    || Files.readString(status).strip().equals("" + KILLED));
            group.lift();
            while (!Files.readString(group.processes()).isBlank() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertFalse(group.limit(100), "somebody is still in the group");
        } finally {
            process.destroyForcibly().waitFor();
            group.remove();
        }
        assertFalse(Files.exists(group.processes()));
    }
}
