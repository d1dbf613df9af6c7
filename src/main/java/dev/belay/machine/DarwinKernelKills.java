package dev.belay.machine;

import dev.belay.machine.system.ProgramOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * macOS writes into its log which processes it has ended for lack of memory. That log takes seconds to read, so it is
 * asked only when the client has died of SIGKILL.
 */
final class DarwinKernelKills implements KernelKills {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PREDICATE = "process == \"kernel\" AND eventMessage CONTAINS \"memorystatus: killing\"";
    /** {@code memorystatus: killing_top_process pid 812 [node] (vm-compressor-space-shortage 0 12s) 6512345KB ...}. */
    private static final Pattern KILLED =
            Pattern.compile("memorystatus: (killing\\w*) (?:pid|process) (\\d{1,9}) \\[([^\\]\\n]{0,64})\\](.*)");
    /** {@code memorystatus: killing largest compressed process python3.11 [94572] 176853 MB}. */
    private static final Pattern COMPRESSED =
            Pattern.compile("memorystatus: killing largest compressed process ([^\\n\\[]{1,64}) \\[(\\d{1,9})\\]");

    private final ProgramOutput programs;

    DarwinKernelKills(ProgramOutput programs) {
        this.programs = programs;
    }

    @Override
    public Kills read(Set<Long> pids, int status) {
        return KernelKills.killed(status)
                ? programs.of(PATIENCE, "log", "show", "--last", "2m", "--style", "compact", "--predicate", PREDICATE)
                        .map(log -> parse(log, pids))
                        .orElse(Kills.UNKNOWN)
                : Kills.UNKNOWN;
    }

    /** Only ours are counted: on a Mac services that nobody needs just now are ended all day. */
    static Kills parse(String log, Set<Long> pids) {
        List<String> ours = new ArrayList<>();
        Matcher killed = KILLED.matcher(log);
        while (killed.find()) {
            boolean idle = killed.group(1).contains("idle") || killed.group(4).contains("idle-exit");
            if (!idle && pids.contains(Long.parseLong(killed.group(2)))) {
                ours.add(killed.group(2) + " (" + killed.group(3) + ")");
            }
        }
        Matcher compressed = COMPRESSED.matcher(log);
        while (compressed.find()) {
            if (pids.contains(Long.parseLong(compressed.group(2)))) {
                ours.add(compressed.group(2) + " (" + compressed.group(1) + ")");
            }
        }
        return new Kills(
                OptionalLong.of(ours.size()),
                ours.isEmpty() ? Optional.empty() : Optional.of(ours.get(ours.size() - 1)));
    }
}
