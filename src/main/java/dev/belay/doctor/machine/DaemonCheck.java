package dev.belay.doctor.machine;

import dev.belay.claude.BackgroundSessions;
import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.doctor.machine.DaemonProcesses.Started;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the client's daemon has left behind: hosts and spares of a daemon that was killed, and more spares than it can have a
 * use for. Each holds 60 to 250 MB (2.1.332), and nobody ends them.
 */
public final class DaemonCheck implements Check {
    /** It keeps one ready, and for a moment two. */
    private static final int USUAL_SPARES = 2;

    @Override
    public String name() {
        return "daemon";
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        findings.add(finding(context));
    }

    static Finding finding(CheckContext context) {
        List<BackgroundSessions.Job> jobs =
                BackgroundSessions.read(context.paths().configuration()).jobs();
        Set<Long> hosts = jobs.stream().map(BackgroundSessions.Job::pid).collect(Collectors.toSet());
        List<Started> all = DaemonProcesses.of(context.paths().configuration());
        List<Started> leaked = leaked(all, hosts);
        if (!leaked.isEmpty()) {
            return Finding.warn(
                    processes(leaked.size()) + " of claude's background service outlived it" + since(leaked) + " and "
                            + (leaked.size() == 1 ? "holds " : "hold ") + bytes(leaked),
                    "End " + (leaked.size() == 1 ? "it" : "them") + ": `kill " + pids(leaked)
                            + "`. No session that claude lists is in " + (leaked.size() == 1 ? "it." : "them."));
        }
        List<Started> spares = all.stream()
                .filter(one -> one.host() && one.spare() && !hosts.contains(one.pid()))
                .toList();
        if (spares.size() > USUAL_SPARES) {
            return Finding.warn(
                    "claude's background service has " + spares.size() + " spare processes" + since(spares)
                            + "; with their clients its processes hold " + bytes(all),
                    "`claude daemon stop --any --keep-workers` ends them and leaves the sessions running.");
        }
        return Finding.ok(
                all.isEmpty()
                        ? "claude has no background processes"
                        : Amount.of(jobs.size(), "background session") + " and " + Amount.of(spares.size(), "spare")
                                + ": " + processes(all.size()) + ", " + bytes(all));
    }

    /** Without a daemon above them, and without a session of which the daemon's roster knows. */
    private static List<Started> leaked(List<Started> all, Set<Long> hosts) {
        List<Started> ownerless = all.stream()
                .filter(one -> !one.owned() && !hosts.contains(one.pid()))
                .toList();
        Set<Long> above = ownerless.stream().map(Started::pid).collect(Collectors.toSet());
        return all.stream()
                .filter(one -> above.contains(one.pid()) || above.contains(parent(one)))
                .toList();
    }

    private static long parent(Started one) {
        return ProcessHandle.of(one.pid())
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(0L);
    }

    private static String processes(int count) {
        return count + (count == 1 ? " process" : " processes");
    }

    private static String bytes(List<Started> all) {
        long sum = all.stream().mapToLong(Started::bytes).sum();
        return sum == 0 ? "memory" : Amount.bytes(sum);
    }

    private static String pids(List<Started> all) {
        return all.stream().map(one -> Long.toString(one.pid())).collect(Collectors.joining(" "));
    }

    /** The age of the oldest. */
    private static String since(List<Started> all) {
        return all.stream()
                .flatMap(one -> one.since().stream())
                .min(Instant::compareTo)
                .map(start -> ", the oldest for " + Amount.time(Duration.between(start, Instant.now())) + ",")
                .orElse("");
    }
}
