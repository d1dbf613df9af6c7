package dev.belay.recovery.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.recovery.LeftOver;
import dev.belay.recovery.Mode;
import dev.belay.recovery.Seen;
import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import dev.belay.testing.RealClient;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One run of a real client on a task of four steps under {@code belay run --unattended}, and one {@link Blow} at a random
 * moment of it. What may never happen is counted, whatever the end: where nobody goes on by itself, it must be possible to
 * go on by hand, with all that there was.
 */
final class ChaosTrial {
    private static final int STEPS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LATEST = Duration.ofSeconds(40);
    private static final long STEP = 5;
    private static final long ORPHANS_STEP = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final long seed;
    private final String version;
    private final Mode mode;
    private final Path folder;
    private final Blow blow;
    private final Course course;
    private final Surroundings surroundings;

    /**
     * @param longest milliseconds from the start up to which a blow falls
     */
    ChaosTrial(long seed, String version, Mode mode, Path folder, long longest) {
        this.seed = seed;
        this.version = version;
        this.mode = mode;
        this.folder = folder;
        // Neighbouring seeds begin with nearly the same number.
        Random lots = new Random(seed * 0x9E3779B97F4A7C15L);
        blow = Blow.drawn(lots, mode, longest);
        course = new Course(STEPS, blow.stage(), lots);
        surroundings = new Surroundings(blow, folder);
    }

    Outcome run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> wrong = new ArrayList<>();
        try (SupervisedTask task = new SupervisedTask(RealClient.of(version), mode, folder, new Task(STEPS, course))) {
            Processes processes = new Processes(
                    new LeftOver(folder), task.client().executable().toRealPath());
            Seen seen;
            boolean hit;
            int most;
            try (Writers writers = new Writers(processes)) {
                surroundings.prepare(task);
                task.start(List.of());
                hit = strike(task, processes);
                awaitOrphans(processes);
                seen = hit && blow.kind() == Blow.Kind.TERMINAL_CLOSED ? task.hangUp() : task.awaitEnd(LIMIT);
                most = writers.most();
            }
            judge(wrong, seen, most);
            if (!seen.end().equals("done") && !seen.end().startsWith("not ended")) {
                course.heal();
                wrong.addAll(new ByHand(task, version, folder).mistakes());
            }
            Files.write(
                    folder.resolve("requests"),
                    task.asked().all().stream()
                            .map(asked -> asked.kind() + " " + asked.prompts() + " " + asked.toolResults())
                            .toList());
            return new Outcome(new Outcome.Setting(seed, version, mode), blow, hit, seen.end(), seen.seconds(), wrong);
        }
    }

    /** Whether anybody was there to be hit. */
    private boolean strike(SupervisedTask task, Processes processes) throws IOException, InterruptedException {
        long latest = System.nanoTime() + LATEST.toNanos();
        while (!course.hasCome() && System.nanoTime() < latest && !task.over()) {
            Thread.sleep(STEP);
        }
        long end = System.nanoTime() + blow.delay() * 1_000_000;
        while (System.nanoTime() < end && !task.over()) {
            Thread.sleep(STEP);
        }
        return course.hasCome() && !task.over() && hit(task, processes);
    }

    private boolean hit(SupervisedTask task, Processes processes) throws IOException, InterruptedException {
        return switch (blow.kind()) {
            case SIGNAL -> signal(processes, blow.how());
            case FROZEN -> {
                boolean hit = signal(processes, "STOP");
                Thread.sleep(blow.pause());
                signal(processes, "CONT");
                yield hit;
            }
            case READING_STOPPED -> {
                TerminalScreen terminal = task.terminal().orElseThrow();
                terminal.key("C-s");
                Thread.sleep(blow.pause());
                terminal.key("C-q");
                yield true;
            }
            case TERMINAL_CLOSED -> true;
            default -> {
                boolean hit = surroundings.strike(processes);
                Thread.sleep(blow.pause());
                surroundings.undo(processes);
                yield hit;
            }
        };
    }

    /** Unattended a run goes on when its launcher has been killed: nobody may count, or resume by hand, before it ends. */
    private void awaitOrphans(Processes processes) throws InterruptedException {
        long latest = System.nanoTime() + LIMIT.toNanos();
        while (blow.victims().contains(Blow.Victim.LAUNCHER)
                && processes.of(Blow.Victim.LAUNCHER).isEmpty()
                && !(processes.of(Blow.Victim.SUPERVISOR).isEmpty()
                        && processes.of(Blow.Victim.CLIENT).isEmpty())
                && System.nanoTime() < latest) {
            Thread.sleep(ORPHANS_STEP);
        }
    }

    private boolean signal(Processes processes, String name) {
        boolean hit = false;
        for (Blow.Victim victim : blow.victims()) {
            for (long pid : processes.of(victim)) {
                dev.belay.testing.Processes.signal(name, pid);
                hit = true;
            }
        }
        return hit;
    }

    private void judge(List<String> wrong, Seen seen, int writers) throws IOException {
        if (seen.end().startsWith("not ended")) {
            wrong.add("supervisor hangs: " + seen.end());
        }
        if (seen.end().contains("more than the answer") || seen.end().equals("0, but not done")) {
            wrong.add("answer: " + seen.end());
        }
        add(wrong, "lost: ", seen.lost());
        add(wrong, "doubled: ", OfOldClients.without(version, seen.doubled()));
        add(wrong, "left over: ", seen.leftOver());
        if (!seen.terminal().isEmpty()) {
            wrong.add("terminal: " + seen.terminal());
        }
        if (writers > 1) {
            wrong.add(writers + " clients at once");
        }
        damaged(wrong, folder.resolve("home"));
    }

    static void add(List<String> wrong, String what, List<String> which) {
        if (!which.isEmpty()) {
            wrong.add(what + String.join(", ", which));
        }
    }

    /** Each line is a JSON object, but the last one of a client that was killed while it wrote. */
    private void damaged(List<String> wrong, Path home) throws IOException {
        Path projects = home.resolve(".claude/projects");
        if (!Files.isDirectory(projects)) {
            return;
        }
        try (var files = Files.walk(projects)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (String line : lines.subList(0, Math.max(0, lines.size() - 1))) {
                    if (!isObject(line)) {
                        wrong.add("damaged: " + file.getFileName());
                        break;
                    }
                }
            }
        }
    }

    private static boolean isObject(String line) {
        try {
            return MAPPER.readTree(line).isObject();
        } catch (IOException torn) {
            return false;
        }
    }
}
