package dev.belay.machine;

import dev.belay.machine.system.ProgramOutput;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a daemon that watches over memory says of whom it has asked to end: earlyoom, which sends SIGTERM first. It stands in
 * the journal, which not everybody may read.
 */
final class LinuxMemoryDaemons {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String ASKED = "sending SIGTERM to process ";
    private static final String[] JOURNAL = {
        "journalctl", "-t", "earlyoom", "-b", "-q", "--no-pager", "-o", "cat", "-n", "200", "--since", "-5min"
    };

    private final ProgramOutput programs;

    LinuxMemoryDaemons(ProgramOutput programs) {
        this.programs = programs;
    }

    /** The last of these processes that was asked to end, with its name. */
    Optional<String> victim(Set<Long> pids) {
        return victim(programs.of(PATIENCE, JOURNAL).orElse(""), pids);
    }

    /** {@code sending SIGTERM to process 1234 uid 1000 "claude": oom_score 870, VmRSS 1024 MiB}; up to 1.3 without uid. */
    static Optional<String> victim(String log, Set<Long> pids) {
        for (int at = log.lastIndexOf(ASKED); at >= 0; at = log.lastIndexOf(ASKED, at - 1)) {
            int digits = at + ASKED.length();
            int end = digits;
            while (end < log.length() && Character.isDigit(log.charAt(end)) && end - digits < 12) {
                end++;
            }
            if (end > digits && pids.contains(Long.parseLong(log.substring(digits, end)))) {
                return Optional.of(log.substring(digits, end) + name(log, end));
            }
            if (at == 0) {
                break;
            }
        }
        return Optional.empty();
    }

    private static String name(String log, int from) {
        int open = log.indexOf('"', from);
        int close = open < 0 ? -1 : log.indexOf('"', open + 1);
        return open >= 0 && open - from < 24 && close > 0 && close - open < 70
                ? " (" + log.substring(open + 1, close) + ")"
                : "";
    }
}
