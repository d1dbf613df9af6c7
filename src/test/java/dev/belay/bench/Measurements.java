package dev.belay.bench;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.testing.ClientHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Each measurement takes its subjects in turns, so that a drifting machine drifts for all of them. */
final class Measurements {
    private static final long FLOOD = 50_000_000;
    private static final int FLOODS = 5;
    private static final int KEYS = 100;
    private static final int PASTE = 200_000;
    private static final int IDLE_SECONDS = 10;
    private static final double MILLION = 1e6;

    private final Options options;
    private final Report report;
    private final Programs programs;
    private final Probe probe = new Probe();
    private final Map<String, String> environment = new TreeMap<>();
    private final Subject bare = Subject.bare();
    private final Subject belay;
    private final List<Subject> relays = new ArrayList<>();
    private final Path folder;

    Measurements(Options options, Path folder, Report report) throws IOException {
        this.options = options;
        this.folder = folder;
        this.report = report;
        this.programs = new Programs(Files.createDirectories(folder.resolve("programs")));
        this.belay = Subject.belay(options.checkout());
        relays.add(bare);
        Subject.script().ifPresent(relays::add);
        relays.add(belay);
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        environment.put("TERM", "xterm-256color");
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("BENCH_PROBE", probe.descriptor());
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime != null) {
            environment.put("XDG_RUNTIME_DIR", runtime);
        }
    }

    void run(String measurement) throws Exception {
        switch (measurement) {
            case "start" -> start();
            case "paint" -> paint();
            case "idle" -> idle();
            case "echo" -> echo();
            case "flood" -> flood();
            default -> end();
        }
    }

    /** From the exec of the command to the moment at which the program itself runs. */
    private void start() throws Exception {
        Path program = programs.started();
        List<Samples> times = samples(relays.size());
        Samples cost = new Samples();
        // The first round warms the file cache and is not counted.
        for (int run = -1; run < options.runs(); run++) {
            double[] round = new double[relays.size()];
            for (int i = 0; i < relays.size(); i++) {
                try (PtyProgram started = PtyProgram.start(relays.get(i).command(program), environment)) {
                    probe.await();
                    round[i] = (System.nanoTime() - started.startedAt()) / MILLION;
                    started.awaitEnd();
                }
            }
            if (run >= 0) {
                for (int i = 0; i < round.length; i++) {
                    times.get(i).add(round[i]);
                }
                cost.add(round[round.length - 1] - round[0]);
            }
        }
        report.compare("exec to the program's first act", "ms", relays, times);
        report.median("launcher exec to exec of the child", "ms", cost);
    }

    /** From the exec to the first screen with the prompt of the real client. */
    private void paint() throws Exception {
        if (options.claude().isEmpty()) {
            report.skipped("first paint", "no claude: give --claude, BELAY_TEST_CLIENTS or a PATH with one");
            return;
        }
        List<Subject> subjects = List.of(bare, belay);
        List<Samples> times = samples(2);
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("Yes.")))) {
            ClientHome home = new ClientHome(folder.resolve("client"), api.url());
            for (int run = -2; run < options.runs(); run++) {
                for (int i = 0; i < 2; i++) {
                    List<String> arguments = new ArrayList<>(List.of(
                            "/bin/sh",
                            "-c",
                            "cd \"$0\" && exec \"$@\"",
                            home.project().toString()));
                    arguments.addAll(subjects.get(i).command(options.claude().get()));
                    try (PtyProgram client = PtyProgram.start(arguments, home.environment())) {
                        // Without its cursor: `❯`, or `>` in a box up to 1.0.x.
                        double time = (client.await("❯", "│ >", "│\u00a0>") - client.startedAt()) / MILLION;
                        if (run >= 0) {
                            times.get(i).add(time);
                        }
                    }
                }
            }
        }
        report.compare("first paint of claude", "ms", subjects, times);
    }

    private void idle() throws Exception {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            report.skipped("memory and processor while idle", "no /proc");
            return;
        }
        try (PtyProgram program = PtyProgram.start(belay.command(programs.patient()), environment)) {
            int pid = probe.await();
            Thread.sleep(3_000);
            List<Long> pids = ProcessFigures.ofBelay(program.pid(), pid);
            double before = ProcessFigures.processor(pids);
            Thread.sleep(IDLE_SECONDS * 1_000L);
            double used = ProcessFigures.processor(pids) - before;
            report.value("resident memory idle, launcher and JVM", "MB", ProcessFigures.resident(pids));
            report.value("the same, shared pages divided (PSS)", "MB", ProcessFigures.proportional(pids));
            report.value("processor while idle", "%", used / IDLE_SECONDS * 100);
            Libc.kill(pid, Signals.TERM);
        }
    }

    /** One key there and back, and a paste of random bytes. */
    private void echo() throws Exception {
        Path program = programs.echo();
        List<PtyProgram> running = new ArrayList<>();
        List<Samples> times = samples(relays.size());
        byte[] key = {'k'};
        try {
            for (Subject subject : relays) {
                running.add(PtyProgram.start(subject.command(program), environment));
                running.get(running.size() - 1).await("ready");
            }
            for (int round = -2; round < options.runs(); round++) {
                for (int i = 0; i < running.size(); i++) {
                    for (int n = 0; n < KEYS; n++) {
                        double time = running.get(i).echo(key) / 1e3;
                        if (round >= 0) {
                            times.get(i).add(time);
                        }
                        Thread.sleep(1);
                    }
                }
            }
            report.compare("keystroke echo", "us", relays, times);
            report.verdict("a paste comes back byte for byte", pasteReturns(running.get(running.size() - 1)));
        } finally {
            running.forEach(PtyProgram::close);
        }
    }

    private static boolean pasteReturns(PtyProgram program) {
        byte[] paste = new byte[PASTE];
        new Random(1).nextBytes(paste);
        Thread typist = new Thread(() -> program.write(paste));
        typist.start();
        byte[] back = new byte[0];
        while (back.length < PASTE) {
            byte[] next = program.read();
            if (next == null) {
                return false;
            }
            int old = back.length;
            back = Arrays.copyOf(back, old + next.length);
            System.arraycopy(next, 0, back, old, next.length);
        }
        return Arrays.equals(paste, back);
    }

    private void flood() throws Exception {
        Path program = programs.flood(FLOOD);
        List<Samples> rates = samples(relays.size());
        boolean complete = true;
        for (int run = -1; run < FLOODS; run++) {
            for (int i = 0; i < relays.size(); i++) {
                try (PtyProgram flood = PtyProgram.start(relays.get(i).command(program), environment)) {
                    flood.await("ready");
                    long before = System.nanoTime();
                    flood.write(new byte[] {'k'});
                    complete &= flood.count((byte) 1, FLOOD) == FLOOD;
                    if (run >= 0) {
                        rates.get(i).add(FLOOD / MILLION / ((System.nanoTime() - before) / 1e9));
                    }
                    flood.write(new byte[] {'q'});
                }
            }
        }
        report.compare("throughput", "MB/s", relays, rates);
        report.verdict("every byte has arrived", complete);
    }

    /** From the death to the message on the screen, and from the key that ends the client to the shell's prompt. */
    private void end() throws Exception {
        Path patient = programs.patient();
        Samples deaths = new Samples();
        for (int run = 0; run < options.runs(); run++) {
            try (PtyProgram program = PtyProgram.start(belay.command(patient), environment)) {
                int pid = probe.await();
                long killed = System.nanoTime();
                Libc.kill(pid, Signals.KILL);
                deaths.add((program.await("belay:") - killed) / MILLION);
                program.await("quit");
                // What is typed before the question has been seen is no answer.
                Thread.sleep(100);
                program.write(new byte[] {'q'});
                program.awaitEnd();
            }
        }
        report.compare("kill -9 to the message on the screen", "ms", List.of(belay), List.of(deaths));
        Path polite = programs.polite();
        List<Subject> subjects = List.of(bare, belay);
        List<Samples> ends = samples(2);
        for (int run = 0; run < options.runs(); run++) {
            for (int i = 0; i < 2; i++) {
                try (PtyProgram program = PtyProgram.start(subjects.get(i).command(polite), environment)) {
                    program.await("ready");
                    long asked = System.nanoTime();
                    program.write(new byte[] {'q'});
                    ends.get(i).add((program.awaitEnd() - asked) / MILLION);
                }
            }
        }
        report.compare("clean end to the shell's prompt", "ms", subjects, ends);
    }

    private static List<Samples> samples(int subjects) {
        List<Samples> samples = new ArrayList<>();
        for (int i = 0; i < subjects; i++) {
            samples.add(new Samples());
        }
        return samples;
    }
}
