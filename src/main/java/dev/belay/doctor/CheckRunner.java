package dev.belay.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Runs checks side by side, each within its own time limit: one that hangs is a finding and holds up no other. It leaves
 * a hanging one alone on a thread that does not keep the JVM alive.
 */
public final class CheckRunner {
    private static final long SOON = 300;

    private final CheckContext context;

    public CheckRunner(CheckContext context) {
        this.context = context;
    }

    /**
     * Runs them all.
     *
     * @param progress is told the name of each that has to be waited for
     * @return what they found, in their order
     */
    public List<CheckResult> run(List<Check> checks, Consumer<String> progress) {
        long begin = System.nanoTime();
        List<FutureTask<Finding>> tasks = new ArrayList<>();
        for (Check check : checks) {
            FutureTask<Finding> task = new FutureTask<>(() -> {
                Findings findings = new Findings();
                check.look(context, findings);
                return findings.told();
            });
            Thread thread = new Thread(task, "belay-doctor-" + check.name());
            thread.setDaemon(true);
            thread.start();
            tasks.add(task);
        }
        List<CheckResult> results = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (!endsSoon(tasks.get(i))) {
                progress.accept(checks.get(i).name());
            }
            Duration left = checks.get(i).limit().minusNanos(System.nanoTime() - begin);
            results.add(new CheckResult(checks.get(i).name(), await(checks.get(i), tasks.get(i), left)));
        }
        return results;
    }

    /** Takes away what checks that were broken off have left in the temporary folder. */
    public static void clearAway() {
        TemporaryFolder.closeAll();
    }

    private static boolean endsSoon(FutureTask<Finding> task) {
        try {
            task.get(SOON, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException later) {
            return false;
        } catch (ExecutionException told) {
            // By the one that waits for it in earnest.
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Finding await(Check check, FutureTask<Finding> task, Duration left) {
        try {
            return task.get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            task.cancel(true);
            return Finding.fail(
                    "this check did not finish within " + Amount.time(check.limit())
                            + ": something it reads or queries does not respond",
                    "Check whether a network file system or a program hangs, and run belay doctor --only "
                            + check.name() + " again.");
        } catch (ExecutionException fault) {
            LoggerFactory.getLogger(CheckRunner.class).error("check {} failed", check.name(), fault.getCause());
            return Finding.skip("internal error (" + fault.getCause().getClass().getSimpleName()
                    + "); belay.log in the state directory has the details");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Finding.skip("interrupted");
        }
    }
}
