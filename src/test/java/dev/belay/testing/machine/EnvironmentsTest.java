package dev.belay.testing.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {
    @Test
    void aProcessThatBecomesAnotherOneWithTheVariableIsFoundAndOneWithoutItIsNot() throws Exception {
        String variable = "ENVIRONMENTS_TEST=" + System.nanoTime();
        Process process = new ProcessBuilder("/bin/sh", "-c", "read go; exec env " + variable + " sleep 300").start();
        try {
            assertEquals(List.of(), Environments.with(variable));
            assertEquals(List.of(), Environments.with(variable));
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (Environments.with(variable).isEmpty()) {
                assertTrue(System.nanoTime() < end, "it is not found");
                Thread.sleep(20);
            }
            assertEquals(List.of(process.pid()), Environments.with(variable));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
