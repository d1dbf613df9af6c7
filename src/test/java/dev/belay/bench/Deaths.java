package dev.belay.bench;

import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long it takes after an end, of the client or of Belay itself. */
final class Deaths {
    private static final double MILLION = 1e6;
    /** What was written before the kill is read within so many milliseconds. */
    private static final double STILL_ON_ITS_WAY = 20;

    private final Rig rig;

    Deaths(Rig rig) {
        this.rig = rig;
    }

    /** From kill -9 of the client to the message on the screen. */
    void client() throws Exception {
        Path patient = rig.programs.patient();
        List<Samples> deaths = Rig.samples(rig.belays.size());
        for (int run = 0; run < rig.options.runs(); run++) {
            for (int i = 0; i < rig.belays.size(); i++) {
                try (PtyProgram program = PtyProgram.start(rig.belays.get(i).command(patient), rig.environment)) {
                    int pid = rig.probe.await();
                    program.await("ready");
                    long killed = System.nanoTime();
                    Libc.kill(pid, Signals.KILL);
                    deaths.get(i).add((program.await("belay:") - killed) / MILLION);
                    program.await("quit");
                    // What is typed before the question has been seen is no answer.
                    Thread.sleep(100);
                    program.write(new byte[] {'q'});
                    program.awaitEnd();
                }
            }
        }
        rig.report.compare("kill -9 to the message on the screen", "ms", rig.belays, deaths);
    }

    /** From the key that ends the client to the shell's prompt. */
    void cleanEnd() throws Exception {
        Path polite = rig.programs.polite();
        List<Subject> subjects = new ArrayList<>(List.of(rig.bare));
        subjects.addAll(rig.belays);
        List<Samples> ends = Rig.samples(subjects.size());
        for (int run = 0; run < rig.options.runs(); run++) {
            for (int i = 0; i < subjects.size(); i++) {
                try (PtyProgram program = PtyProgram.start(subjects.get(i).command(polite), rig.environment)) {
                    program.await("ready");
                    long asked = System.nanoTime();
                    program.write(new byte[] {'q'});
                    ends.get(i).add((program.awaitEnd() - asked) / MILLION);
                }
            }
        }
        rig.report.compare("clean end to the shell's prompt", "ms", subjects, ends);
    }

    /** From kill -9 of the JVM to the next bytes of a program that never stops writing. */
    void supervisor() throws Exception {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            rig.report.skipped("kill -9 of the JVM to bytes", "no /proc");
            return;
        }
        Path ticking = rig.programs.ticking();
        Samples gaps = new Samples();
        for (int run = 0; run < rig.options.runs(); run++) {
            try (PtyProgram program = PtyProgram.start(rig.belay().command(ticking), rig.environment)) {
                int client = rig.probe.await();
                // Until what a second JVM needs has been written down.
                Thread.sleep(1_000);
                program.await("tick");
                List<Long> pids = ProcessFigures.ofBelay(program.pid(), client);
                long killed = System.nanoTime();
                Libc.kill(pids.get(pids.size() - 1).intValue(), Signals.KILL);
                double gap = 0;
                while (gap < STILL_ON_ITS_WAY && program.read() != null) {
                    gap = (System.nanoTime() - killed) / MILLION;
                }
                gaps.add(gap);
                Libc.kill(client, Signals.KILL);
            }
        }
        rig.report.median("kill -9 of the JVM to bytes flowing again", "ms", gaps);
        rig.report.ratio("the same : the JVM's floor", gaps, Floor.measure(rig));
    }
}
