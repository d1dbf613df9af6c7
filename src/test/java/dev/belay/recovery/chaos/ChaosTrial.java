package dev.belay.recovery.chaos;

import dev.belay.recovery.LeftOver;
import dev.belay.recovery.Seen;
import dev.belay.recovery.SupervisedTask;
import dev.belay.recovery.Task;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    private final Outcome.Setting setting;
    private final Path folder;
    private final Blow blow;
    private final Course course;
    private Path launcher = Launcher.path();
    private Duration limit = LIMIT;

    /**
     * @param folder for everything that it needs and leaves
     */
    ChaosTrial(Outcome.Setting setting, Path folder, Blow blow, Course course) {
        this.setting = setting;
        this.folder = folder;
        this.blow = blow;
        this.course = course;
    }

    /**
     * The one of this seed.
     *
     * @param longest milliseconds from the start up to which a blow falls
     */
    static ChaosTrial drawn(Outcome.Setting setting, Path folder, long longest) {
        // Neighbouring seeds begin with nearly the same number.
        Random lots = new Random(setting.seed() * 0x9E3779B97F4A7C15L);
        Blow blow = OfOldClients.possible(setting.version(), Blow.drawn(lots, setting.mode(), longest));
        return new ChaosTrial(setting, folder, blow, new Course(STEPS, blow.stage(), lots, setting.version()));
    }

    /** With this program in the launcher's place, and with no more patience than this with anything. */
    ChaosTrial by(Path program, Duration patience) {
        launcher = program;
        limit = patience;
        return this;
    }

    Outcome run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Verdict verdict = new Verdict(setting.version(), folder.resolve("home"));
        try (Surroundings surroundings = new Surroundings(blow, folder);
                SupervisedTask task = new SupervisedTask(
                        RealClient.of(setting.version()), setting.mode(), folder, new Task(STEPS, course))) {
            task.launcher(launcher);
            if (limit.compareTo(LIMIT) < 0) {
                task.hurried(limit);
            }
            Processes processes = new Processes(
                    new LeftOver(folder), task.client().executable().toRealPath());
            Seen seen;
            boolean hit;
            try (Writers writers = new Writers(processes)) {
                surroundings.prepare(task);
                task.start(List.of());
                hit = new Strike(blow, course, task, processes, surroundings).fall();
                seen = hit && blow.kind() == Blow.Kind.TERMINAL_CLOSED ? task.hangUp() : task.awaitEnd(limit);
                verdict.run(seen, writers.several());
            }
            verdict.transcripts();
            if (!seen.end().equals("done") && !seen.end().startsWith("not ended")) {
                course.heal();
                new ByHand(task, folder, launcher).judge(verdict);
            }
            keep(task, seen);
            return new Outcome(setting, blow, hit, seen.end(), seen.seconds(), verdict.wrong());
        }
    }

    private void keep(SupervisedTask task, Seen seen) throws IOException {
        Files.writeString(folder.resolve("told"), seen.told());
        Files.write(
                folder.resolve("requests"),
                task.asked().all().stream()
                        .map(asked -> asked.kind() + " " + asked.prompts() + " " + asked.toolResults())
                        .toList());
    }
}
