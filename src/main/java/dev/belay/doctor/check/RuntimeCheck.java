package dev.belay.doctor.check;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.TriedClients;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.ClientProgram;
import dev.belay.doctor.Findings;
import dev.belay.doctor.machine.ProcessLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the claude that would be started starts: it is asked for its version, in a throw-away home. Looks at node where
 * node runs it, at the processor where it is native, at limits, and at other installations that may be meant.
 */
final class RuntimeCheck implements Check {
    private static final int FEW_FILES = 256;

    @Override
    public String name() {
        return "runtime";
    }

    @Override
    public Duration limit() {
        return ClientTrial.PATIENCE.multipliedBy(2).plusSeconds(2);
    }

    @Override
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        Optional<Path> claude = context.client().path();
        if (claude.isEmpty()) {
            findings.fail(
                    context.client().missing(),
                    "Install it: `" + ClaudeExecutable.INSTALL + "`, or name its path in BELAY_CLAUDE.");
            return;
        }
        openFiles(context, findings);
        try (ClientTrial trial = ClientTrial.open(context)) {
            boolean node = ClientProgram.needsNode(claude.get());
            Optional<String> nodeVersion = Optional.empty();
            if (node) {
                nodeVersion = trial.nodeVersion(claude.get(), findings);
            } else {
                processor(context, findings);
            }
            Optional<ClientVersion> version =
                    findings.isEmpty() ? trial.version(claude.get(), findings) : Optional.empty();
            DemandedVersions.check(context, version, findings);
            shadowed(context, claude.get(), version, findings);
            findings.ok("claude " + version.map(Object::toString).orElse("of an unknown version")
                    + (node ? " on node " + nodeVersion.orElse("?") : " (native)") + ", " + claude.get()
                    + version.map(RuntimeCheck::untried).orElse(""));
        } catch (IOException noRoom) {
            findings.skip("no temporary folder could be created, so claude was not started");
        }
    }

    /** No warning: a client is released each working day, and most change nothing that matters here. */
    private static String untried(ClientVersion version) {
        return TriedClients.isBehind(version)
                ? "; newer than " + TriedClients.newest() + ", the newest with which this Belay was tried"
                : "";
    }

    /** The native client is built with instructions that old or emulated processors lack: it dies of SIGILL there. */
    private static void processor(CheckContext context, Findings findings) {
        if (!"amd64".equals(System.getProperty("os.arch"))) {
            return;
        }
        try {
            for (String line :
                    Files.readAllLines(context.machine().proc().resolve("cpuinfo"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("flags")) {
                    List<String> flags = List.of(line.split("\\s+"));
                    if (!flags.contains("sse4_2") || !flags.contains("avx")) {
                        findings.warn(
                                "this processor has no " + (flags.contains("sse4_2") ? "AVX" : "SSE 4.2")
                                        + ", which native builds of claude may need",
                                "If claude dies with \"Illegal instruction\", use the last version for node, or turn"
                                        + " on the processor's features in the virtual machine.");
                    }
                    return;
                }
            }
        } catch (IOException unreadable) {
            // Another system.
        }
    }

    /** With 16 files 2.1.116 ends with 0 and says nothing; 1.0.35 dies of SIGSEGV (measured). */
    private static void openFiles(CheckContext context, Findings findings) {
        OptionalLong most = ProcessLimits.soft(context.machine().proc(), "Max open files");
        if (most.orElse(FEW_FILES) < FEW_FILES) {
            findings.fail(
                    "a process may open only " + most.getAsLong() + " files, too few for claude",
                    "Raise the limit: ulimit -n 4096.");
        }
    }

    private static void shadowed(
            CheckContext context, Path claude, Optional<ClientVersion> version, Findings findings) {
        List<String> others = new ArrayList<>();
        for (Path other : context.client().installations(context.home(), context.configuration())) {
            Optional<ClientVersion> otherVersion = ClientProgram.namedVersion(other);
            boolean same = otherVersion.isPresent() && otherVersion.equals(version) || sameFile(claude, other);
            if (!same) {
                others.add(other + otherVersion.map(found -> " (" + found + ")").orElse(""));
            }
        }
        if (!others.isEmpty()) {
            findings.warn(
                    "several claudes are installed: " + claude
                            + version.map(v -> " (" + v + ")").orElse("") + " is started and shadows "
                            + String.join(", ", others),
                    "Remove those you do not use, or an update may go to a different one than the one that runs.");
        }
    }

    private static boolean sameFile(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }
}
