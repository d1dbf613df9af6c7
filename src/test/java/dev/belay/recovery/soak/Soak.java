package dev.belay.recovery.soak;

import dev.belay.demo.wire.Wire;
import dev.belay.recovery.Fault;
import dev.belay.recovery.Mode;
import dev.belay.recovery.Right;
import dev.belay.recovery.Seen;
import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Long tasks with many faults, one by one: each must come to its end, whatever it was dealt. Print mode. */
public final class Soak {
    private static final long KILOBYTE = 1024;

    private final RealClient client;
    private final Wire wire;
    private final int calls;
    private final int every;
    private final Duration limit;

    /**
     * What a process holds.
     *
     * @param bytes its own pages and its share of the others
     * @param descriptors open ones
     */
    record Held(long bytes, int descriptors) {}

    /**
     * What came of one task.
     *
     * @param seed of its lots
     * @param memory what the supervisor held at the start, at the beginning of each fault, and in the end
     */
    public record Result(
            long seed,
            Seen seen,
            List<SoakFault.Kind> happened,
            Map<SoakFault.Kind, Integer> spoiled,
            List<Held> memory) {

        boolean isRight() {
            return mistakes().isEmpty();
        }

        public List<String> mistakes() {
            // Which faults were dealt is not known beforehand.
            String any = seen.failures().isEmpty() ? "" : seen.failures().get(0);
            return Right.doneAfter(any).mistakes(seen);
        }

        int requests() {
            return seen.requests() + seen.compactions();
        }

        int spoiledRequests() {
            return spoiled.values().stream().mapToInt(count -> count).sum();
        }
    }

    /**
     * @param calls of tools, for each task
     * @param every which request a fault happens at; 0 for none
     */
    public Soak(RealClient client, Wire wire, int calls, int every, Duration limit) {
        this.client = client;
        this.wire = wire;
        this.calls = calls;
        this.every = every;
        this.limit = limit;
    }

    public Result run(long seed, Path folder) throws IOException, InterruptedException {
        List<Held> memory = new ArrayList<>();
        SupervisedTask[] running = new SupervisedTask[1];
        Runnable sample = () -> memory.add(held(running[0].supervisor()));
        SoakFault fault = new SoakFault(seed, SoakFault.Kind.on(wire), every, sample);
        try (SupervisedTask task =
                new SupervisedTask(client, Mode.PRINT, folder, new Task(calls, sampled(fault, sample)))) {
            running[0] = task;
            task.over(wire).start(List.of());
            kill(task, fault);
            Seen seen = task.awaitEnd(Duration.ofSeconds(5));
            return new Result(seed, seen, fault.happened(), fault.spoiled(), List.copyOf(memory));
        }
    }

    /** At the first request and at the last one, too. */
    private Fault sampled(SoakFault fault, Runnable sample) {
        boolean[] begun = {false};
        return (moment, answer) -> {
            if (!begun[0] || moment.step() > calls) {
                begun[0] = true;
                sample.run();
            }
            return fault.instead(moment, answer);
        };
    }

    private void kill(SupervisedTask task, SoakFault fault) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!task.over() && System.nanoTime() < end) {
            Integer step = fault.slowSteps().poll(100, TimeUnit.MILLISECONDS);
            if (step != null) {
                task.awaitTool(step).signal("KILL");
            }
        }
    }

    private static Held held(long pid) {
        Path process = Path.of("/proc", "" + pid);
        long bytes = 0;
        int descriptors = 0;
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            descriptors = (int) open.count();
            for (String line : Files.readAllLines(process.resolve("smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    bytes = Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE;
                }
            }
        } catch (IOException gone) {
            // It has ended, or may not be looked at.
        }
        return new Held(bytes, descriptors);
    }
}
