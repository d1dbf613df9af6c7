package dev.belay.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * macOS writes into its log which processes it has ended for want of memory. That log takes seconds to read, so it is
 * asked only when the client has died of SIGKILL.
 */
final class DarwinKernelKills implements KernelKills {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PREDICATE = "process == \"kernel\" AND eventMessage CONTAINS \"memorystatus: killing\"";
    /** {@code memorystatus: killing_specific_process pid 812 [node] (per-process-limit 10) ...}. */
    private static final Pattern KILLED =
            Pattern.compile("memorystatus: (killing\\S*) (?:process |pid )*(\\d{1,9}) \\[([^\\]\\n]{0,64})\\](.*)");

    private final ProgramOutput programs;

    DarwinKernelKills(ProgramOutput programs) {
        this.programs = programs;
    }

    @Override
    public Kills read(Set<Long> pids, boolean killed) {
        return killed
                ? programs.of(PATIENCE, "log", "show", "--last", "2m", "--style", "compact", "--predicate", PREDICATE)
                        .map(log -> parse(log, pids))
                        .orElse(Kills.UNKNOWN)
                : Kills.UNKNOWN;
    }

    /** Only ours are counted: on a Mac services that nobody needs just now are ended all day. */
    static Kills parse(String log, Set<Long> pids) {
        long count = 0;
        Optional<String> victim = Optional.empty();
        Matcher matcher = KILLED.matcher(log);
        while (matcher.find()) {
            boolean idle = matcher.group(1).contains("idle") || matcher.group(4).contains("idle-exit");
            if (!idle && pids.contains(Long.parseLong(matcher.group(2)))) {
                count++;
                victim = Optional.of(matcher.group(2) + " (" + matcher.group(3) + ")");
            }
        }
        return new Kills(OptionalLong.of(count), victim);
    }
}
