package dev.belay.bench;

import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the cost grows: with the size of the transcript, with sessions at once, with the turns of a day. */
final class Growth {
    private static final int IDLE_SECONDS = 20;
    private static final int TURNS = 2_000;
    private static final String LINE = "{\"parentUuid\":%s,\"type\":\"%s\",\"uuid\":\"u%d\",\"sessionId\":"
            + "\"12345678-1234-4123-8123-123456789abc\",\"timestamp\":\"2026-11-28T00:00:00.000Z\",\"message\":{\"role\":"
            + "\"%s\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}}\n";

    private final Rig rig;

    Growth(Rig rig) {
        this.rig = rig;
    }

    /** What `belay diagnose FILE` takes for a transcript of so many megabytes, and the memory that it needs at most. */
    void transcripts() throws Exception {
        for (int megabytes : rig.options.growth().megabytes()) {
            Path transcript = transcript(megabytes);
            Samples times = new Samples();
            double peak = 0;
            for (int run = 0; run < 3; run++) {
                long before = System.nanoTime();
                Process process = new ProcessBuilder(
                                rig.options.checkout().resolve("scripts/belay").toString(),
                                "diagnose",
                                transcript.toString(),
                                "--json")
                        .redirectErrorStream(true)
                        .redirectOutput(rig.folder.resolve("diagnosis").toFile())
                        .start();
                while (process.isAlive()) {
                    peak = Math.max(peak, ProcessFigures.peak(process.pid()));
                    Thread.sleep(5);
                }
                times.add((System.nanoTime() - before) / 1e6);
            }
            rig.report.median("diagnosis of a transcript of " + megabytes + " MB", "ms", times);
            rig.report.value("its peak memory", "MB", peak);
            Files.delete(transcript);
        }
    }

    private Path transcript(int megabytes) throws IOException {
        Path file = rig.folder.resolve("12345678-1234-4123-8123-123456789abc.jsonl");
        String text = "All work and no play makes a long transcript. ".repeat(40);
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; written < megabytes * 1_000_000L; i++) {
                String role = i % 2 == 0 ? "user" : "assistant";
                String line = LINE.formatted(i == 0 ? "null" : "\"u" + (i - 1) + '"', role, i, role, text);
                out.write(line);
                written += line.length();
            }
        }
        return file;
    }

    /** Memory and processor time of so many sessions that wait, as sums. */
    void crowd() throws Exception {
        Path patient = rig.programs.patient();
        for (int sessions : rig.options.growth().sessions()) {
            List<PtyProgram> running = new ArrayList<>();
            List<Long> pids = new ArrayList<>();
            try {
                for (int i = 0; i < sessions; i++) {
                    PtyProgram next =
                            PtyProgram.start(rig.belay().command(patient), home("crowd-" + sessions + "-" + i));
                    running.add(next);
                    pids.addAll(ProcessFigures.ofBelay(next.pid(), rig.probe.await()));
                }
                Thread.sleep(IDLE_SECONDS * 1_000L);
                double before = ProcessFigures.processor(pids);
                Thread.sleep(IDLE_SECONDS * 1_000L);
                double used = ProcessFigures.processor(pids) - before;
                rig.report.value(
                        sessions + " sessions that wait: memory (PSS)", "MB", ProcessFigures.proportional(pids));
                rig.report.value("their processor time", "%", used / IDLE_SECONDS * 100);
            } finally {
                running.forEach(PtyProgram::close);
            }
        }
    }

    /** A day's turns, written down within half a minute. That they were followed the message at the end tells. */
    void day() throws Exception {
        try (PtyProgram program = PtyProgram.start(rig.belay().command(rig.programs.busy(TURNS)), home("day"))) {
            int client = rig.probe.await();
            Thread.sleep(2_000);
            List<Long> pids = ProcessFigures.ofBelay(program.pid(), client);
            double memory = ProcessFigures.resident(pids);
            double before = ProcessFigures.processor(pids);
            program.write(new byte[] {'\n'});
            program.await("done");
            rig.report.value("processor time for " + TURNS + " turns", "s", ProcessFigures.processor(pids) - before);
            rig.report.value("resident before them", "MB", memory);
            rig.report.value("after them", "MB", ProcessFigures.resident(pids));
            Thread.sleep(IDLE_SECONDS * 1_000L);
            rig.report.value("and " + IDLE_SECONDS + " s later", "MB", ProcessFigures.resident(pids));
            Libc.kill(client, Signals.KILL);
            program.await("belay:");
            program.await("the last question");
            rig.report.verdict("the last of them is in the message", true);
        }
    }

    private Map<String, String> home(String name) throws IOException {
        Map<String, String> environment = new TreeMap<>(rig.environment);
        environment.put(
                "HOME", Files.createDirectories(rig.folder.resolve(name)).toString());
        return environment;
    }
}
