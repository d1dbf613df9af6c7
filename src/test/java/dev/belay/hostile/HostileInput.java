package dev.belay.hostile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * Gives one kind of reader so many hostile inputs: {@code KIND INPUTS SEED}, in a virtual machine with the heap that Belay
 * has. Input number n of a seed is always the same. It ends with 1 where an input was not taken as it should be; that
 * input stands in target/hostile then.
 */
public final class HostileInput {
    /** A hang, in time of the processor: the machine may have much else to do. */
    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();
    /** A hang of which nothing is at work. */
    private static final long STILL = Duration.ofMinutes(5).toNanos();

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    /** What a person would call one. */
    private static final long SLOW = Duration.ofSeconds(1).toNanos();

    private static final int SHOWN = 12;

    private final Target target;
    private final long seed;
    private final Reader reader;
    private final Corpus samples;
    private final TreeMap<String, Integer> faults = new TreeMap<>();
    private volatile long begun;
    private volatile long worked;
    private volatile byte[] current = new byte[0];
    private long slowest;
    private long slow;
    private long bytes;

    private HostileInput(Target target, long seed, Path folder) throws IOException {
        this.target = target;
        this.seed = seed;
        this.samples = Corpus.in(Files.createDirectories(folder.resolve("corpus")), target.seeds());
        this.reader = target.reader(Files.createDirectories(folder.resolve("home")));
    }

    public static void main(String[] arguments) throws IOException {
        Target target = Target.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int inputs = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("hostile");
        HostileInput run = new HostileInput(target, Long.parseLong(arguments[2]), folder);
        run.watch(Thread.currentThread());
        long start = System.nanoTime();
        for (int number = 0; number < inputs; number++) {
            run.take(number);
        }
        run.report(inputs, System.nanoTime() - start);
        delete(folder);
        System.exit(run.faults.isEmpty() ? 0 : 1);
    }

    private void take(int number) {
        byte[] input = new Mutation(new Random(seed * 1_000_003 + number)).of(samples);
        current = input;
        bytes += input.length;
        worked = SYSTEM.getProcessCpuTime();
        begun = System.nanoTime();
        try {
            String shown = reader.read(input);
            harmless(shown, number);
        } catch (Exception | Error thrown) {
            fault(number, thrown.getClass().getSimpleName() + " at " + place(thrown), thrown);
        }
        long taken = SYSTEM.getProcessCpuTime() - worked;
        begun = 0;
        slowest = Math.max(slowest, taken);
        if (taken > SLOW) {
            slow++;
            keep(number);
        }
    }

    /** No control character goes to a terminal, and none that turns the direction of text. */
    private void harmless(String shown, int number) {
        for (int at = 0; at < shown.length(); at++) {
            char character = shown.charAt(at);
            boolean control = Character.isISOControl(character) && character != '\n';
            boolean turns = character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
            if (control || turns) {
                fault(number, String.format("shows U+%04X", (int) character), null);
                return;
            }
        }
    }

    private void fault(int number, String what, Throwable thrown) {
        if (faults.merge(what, 1, Integer::sum) == 1) {
            System.out.println("input " + number + " of seed " + seed + ": " + what);
            if (thrown != null && faults.size() <= SHOWN) {
                thrown.printStackTrace(System.out);
            }
            keep(number);
        }
    }

    private static String place(Throwable thrown) {
        for (StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().startsWith("dev.belay")
                    && !element.getClassName().startsWith("dev.belay.hostile")) {
                return element.getFileName() + ":" + element.getLineNumber();
            }
        }
        return "?";
    }

    private void keep(int number) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "hostile"));
            Files.write(folder.resolve(target.id() + "-" + seed + "-" + number), current);
        } catch (IOException unkept) {
            System.out.println("cannot keep it: " + unkept.getMessage());
        }
    }

    /** Says where it hangs, and ends. */
    private void watch(Thread worker) {
        Thread watcher = new Thread(() -> {
            while (true) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException stop) {
                    return;
                }
                long since = begun;
                boolean working = SYSTEM.getProcessCpuTime() - worked > PATIENCE;
                if (since != 0 && (working || System.nanoTime() - since > STILL)) {
                    System.out.println(target.id() + " hangs on an input of " + current.length + " bytes:");
                    show(worker.getStackTrace());
                    Thread.getAllStackTraces().values().forEach(HostileInput::show);
                    keep(-1);
                    Runtime.getRuntime().halt(3);
                }
            }
        });
        watcher.setDaemon(true);
        watcher.start();
    }

    /** The innermost frames and those of Belay's. */
    private static void show(StackTraceElement[] trace) {
        boolean ours = java.util.Arrays.stream(trace)
                .anyMatch(frame -> frame.getClassName().startsWith("dev.belay."));
        for (int at = 0; ours && at < trace.length; at++) {
            if (at < 3 || trace[at].getClassName().startsWith("dev.belay")) {
                System.out.println("\tat " + trace[at]);
            }
        }
    }

    private void report(int inputs, long nanoseconds) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d inputs, %d MB, %d s, slowest %d ms, over a second %d, heap %d MB, faults %s%n",
                target.id(),
                inputs,
                bytes >> 20,
                nanoseconds / 1_000_000_000,
                slowest / 1_000_000,
                slow,
                Runtime.getRuntime().maxMemory() >> 20,
                faults);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
