package dev.belay.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs a test class once more, in a JVM of its own with libraries of {@link NativeCode} loaded before the C library. */
public final class PreloadedRun {
    /** What is broken here hangs rather than fails: a descriptor that should have been closed keeps a pipe open. */
    private static final long LIMIT_MINUTES = 10;

    private PreloadedRun() {}

    /**
     * Runs it to its end.
     *
     * @param preload what LD_PRELOAD names; empty for nothing
     * @throws AssertionError with the failures when one of its tests fails or hangs, or when it has none
     */
    public static void of(Class<?> tests, String preload) throws IOException, InterruptedException {
        of(tests, preload, Map.of());
    }

    /** @param environment what else it finds in its environment */
    public static void of(Class<?> tests, String preload, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djunit.jupiter.execution.timeout.default=60s");
        command.add("-Djunit.jupiter.execution.timeout.thread.mode.default=SEPARATE_THREAD");
        command.addAll(List.of("-Dbasedir=" + System.getProperty("basedir", "")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PreloadedRun.class.getName()));
        command.add(tests.getName());
        Path said = Files.createTempFile("preloaded", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("LD_PRELOAD", preload);
        Process process = builder.start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(tests.getSimpleName() + (ended ? " failed with " : " hangs with ") + preload
                    + ":\n" + Files.readString(said));
        }
        Files.delete(said);
    }

    /** In that JVM: the name of the class is the one argument. */
    public static void main(String[] args) throws ClassNotFoundException {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Class.forName(args[0])))
                                .build(),
                        listener);
        var summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true), 20);
        summary.printTo(new PrintWriter(System.out, true));
        // Halts: a child that a failed test has left behind must not keep this JVM.
        Runtime.getRuntime().halt(summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1);
    }
}
