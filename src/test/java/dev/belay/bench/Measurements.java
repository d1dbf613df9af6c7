package dev.belay.bench;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.testing.ClientHome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Each measurement takes its subjects in turns, so that a drifting machine drifts for all of them. */
final class Measurements {
    private static final long FLOOD = 50_000_000;
    private static final int FLOODS = 5;
    private static final int KEYS = 100;
    private static final int PASTE = 200_000;
    private static final int SETTLED_SECONDS = 75;
    private static final int IDLE_SECONDS = 60;
    private static final double MILLION = 1e6;

    private final Rig rig;
    private final Options options;
    private final Report report;
    private final Programs programs;
    private final List<Subject> relays;

    Measurements(Rig rig) {
        this.rig = rig;
        options = rig.options;
        report = rig.report;
        programs = rig.programs;
        relays = rig.relays();
    }

    /** From the exec of the command to the moment at which the program itself runs. */
    void start() throws Exception {
        Path program = programs.started();
        List<Samples> times = Rig.samples(relays.size());
        Samples cost = new Samples();
        // The first round warms the file cache and is not counted.
        for (int run = -1; run < options.runs(); run++) {
            double[] round = new double[relays.size()];
            for (int i = 0; i < relays.size(); i++) {
                try (PtyProgram started = PtyProgram.start(relays.get(i).command(program), rig.environment)) {
                    rig.probe.await();
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
        report.ratio("the same : the JVM's floor", cost, Floor.measure(rig));
    }

    /** From the exec to the first screen with the prompt of the real client. */
    void paint() throws Exception {
        if (options.claude().isEmpty()) {
            report.skipped("first paint", "no claude: give --claude, BELAY_TEST_CLIENTS or a PATH with one");
            return;
        }
        List<Subject> subjects = new ArrayList<>(List.of(rig.bare));
        subjects.addAll(rig.belays);
        List<Samples> times = Rig.samples(subjects.size());
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("Yes.")))) {
            ClientHome home = new ClientHome(rig.folder.resolve("client"), api.url());
            for (int run = -2; run < options.runs(); run++) {
                for (int i = 0; i < subjects.size(); i++) {
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

    void idle() throws Exception {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            report.skipped("memory and processor while idle", "no /proc");
            return;
        }
        for (Subject belay : rig.belays) {
            try (PtyProgram program = PtyProgram.start(belay.command(programs.patient()), rig.environment)) {
                int pid = rig.probe.await();
                // What is done once for each session, the last of it after a minute, is none of what waiting costs.
                Thread.sleep(SETTLED_SECONDS * 1_000L);
                List<Long> pids = ProcessFigures.ofBelay(program.pid(), pid);
                report.value(
                        belay.name() + ": processor time of the first " + SETTLED_SECONDS + " s",
                        "s",
                        ProcessFigures.processor(pids));
                double before = ProcessFigures.processor(pids);
                Thread.sleep(IDLE_SECONDS * 1_000L);
                double used = ProcessFigures.processor(pids) - before;
                report.value(belay.name() + ": resident memory while idle", "MB", ProcessFigures.resident(pids));
                report.value("shared pages divided (PSS)", "MB", ProcessFigures.proportional(pids));
                report.value("processor while idle", "%", used / IDLE_SECONDS * 100);
                Libc.kill(pid, Signals.TERM);
            }
        }
    }

    /** One key there and back, and a paste of random bytes. */
    void echo() throws Exception {
        Path program = programs.echo();
        List<PtyProgram> running = new ArrayList<>();
        List<Subject> peers = rig.throughWhichOneTypes();
        List<Samples> times = Rig.samples(peers.size());
        byte[] key = {'k'};
        try {
            for (Subject subject : peers) {
                running.add(PtyProgram.start(subject.command(program), rig.environment));
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
            report.compare("keystroke echo", "us", peers, times);
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

    void flood() throws Exception {
        Path program = programs.flood(FLOOD);
        List<Samples> rates = Rig.samples(relays.size());
        boolean complete = true;
        for (int run = -1; run < FLOODS; run++) {
            for (int i = 0; i < relays.size(); i++) {
                try (PtyProgram flood = PtyProgram.start(relays.get(i).command(program), rig.environment)) {
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
}
