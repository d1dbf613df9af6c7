package dev.belay.endtoend.takeover;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Kills the JVM of a run, once the run could be taken over, and looks at what it has left. */
final class JvmDeath {
    private static final long MINUTES = 3;

    private JvmDeath() {}

    /**
     * The JVM below this process whose record stands so.
     *
     * @param standing {@code running} or {@code ended}
     */
    static long awaitRecord(long above, String standing) throws InterruptedException {
        await("a JVM", () -> Processes.supervisor(above).isPresent());
        long jvm = Processes.supervisor(above).orElseThrow().pid();
        await("the record", () -> record(jvm).startsWith(standing));
        return jvm;
    }

    /** Kills it, and waits for the one that goes on and knows how its claude stands. */
    static void survive(long above, String standing) throws InterruptedException {
        long before = awaitRecord(above, standing);
        Processes.signal("KILL", before);
        // One that has taken over follows the process of the client, or waits.
        await("another JVM", () -> Processes.supervisor(above)
                .filter(now -> now.pid() != before && threads(now.pid()).contains("follow"))
                .isPresent());
    }

    /** Kills it and its client in the same moment. */
    static void killBoth(long jvm) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/kill", "-KILL", "" + jvm, "" + client(jvm))
                .start()
                .waitFor();
    }

    /** The process of the client that is in the record. */
    static long client(long jvm) {
        return Long.parseLong(record(jvm).lines().findFirst().orElseThrow().split(" ")[1]);
    }

    static Path folder(long jvm) {
        String words = Processes.words(jvm);
        int name = words.indexOf("-Dbelay.folder=");
        if (name < 0) {
            return Path.of("/nonexistent");
        }
        int begin = name + "-Dbelay.folder=".length();
        return Path.of(words.substring(begin, words.indexOf(' ', begin)));
    }

    private static String record(long jvm) {
        try {
            return Files.readString(folder(jvm).resolve("record"));
        } catch (IOException none) {
            return "";
        }
    }

    private static String threads(long pid) {
        StringBuilder names = new StringBuilder();
        try (var tasks = Files.list(Path.of("/proc", "" + pid, "task"))) {
            for (Path task : tasks.toList()) {
                names.append(Files.readString(task.resolve("comm")));
            }
        } catch (IOException gone) {
            return names.toString();
        }
        return names.toString();
    }

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, what + " does not come");
            Thread.sleep(20);
        }
    }
}
