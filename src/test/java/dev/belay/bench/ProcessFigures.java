package dev.belay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux says of running processes (proc(5)). */
final class ProcessFigures {
    private static final double KILOBYTES = 1024;
    /** Clock ticks in a second: 100 on every Linux that Java runs on. */
    private static final double TICKS = 100;

    private ProcessFigures() {}

    /** The launcher and the JVM below it: all that are not the program itself. */
    static List<Long> ofBelay(int launcher, int program) {
        List<Long> pids = new ArrayList<>();
        pids.add((long) launcher);
        ProcessHandle.of(launcher).ifPresent(handle -> handle.children()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != program)
                .forEach(pids::add));
        return pids;
    }

    /** Resident megabytes, shared pages counted in full. */
    static double resident(List<Long> pids) throws IOException {
        return sum(pids, "status", "VmRSS:");
    }

    /** Megabytes, shared pages divided among those that share them. */
    static double proportional(List<Long> pids) throws IOException {
        return sum(pids, "smaps_rollup", "Pss:");
    }

    /** Megabytes that a process has had resident at most, so far; 0 when it has gone. */
    static double peak(long pid) {
        try {
            return sum(List.of(pid), "status", "VmHWM:");
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Seconds of processor time, so far. */
    static double processor(List<Long> pids) throws IOException {
        double seconds = 0;
        for (long pid : pids) {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            seconds += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        }
        return seconds;
    }

    private static double sum(List<Long> pids, String file, String key) throws IOException {
        double sum = 0;
        for (long pid : pids) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/" + file), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(key)) {
                    sum += Long.parseLong(line.substring(key.length())
                                    .replace("kB", "")
                                    .strip())
                            / KILOBYTES;
                }
            }
        }
        return sum;
    }
}
