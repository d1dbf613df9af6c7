package dev.belay.doctor.check;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.claude.ClientVersion;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.ClientProgram;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.doctor.machine.ProcessLimits;
import dev.belay.posix.Subprocess;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
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
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OLDEST_NODE = 18;
    private static final int FEW_FILES = 256;
    private static final int SHOWN = 160;
    private static final String NEWER_NODE =
            "Install a newer node (`nvm install --lts`) or the native claude, and make sure that"
                    + " it comes first on the PATH.";

    @Override
    public String name() {
        return "runtime";
    }

    @Override
    public Duration limit() {
        return PATIENCE.multipliedBy(2).plusSeconds(2);
    }

    @Override
    public Finding run(CheckContext context) throws InterruptedException {
        Optional<Path> claude = context.claude();
        if (claude.isEmpty()) {
            return Finding.fail(
                    context.chosenClaude()
                            .map(chosen -> "the claude in Belay's settings does not exist: " + chosen)
                            .orElse("claude is not on the PATH"),
                    "Install it: `" + ClaudeExecutable.INSTALL + "`, or name its path in BELAY_CLAUDE.");
        }
        Findings findings = new Findings();
        openFiles(context, findings);
        try (TemporaryFolder folder = TemporaryFolder.open(context)) {
            boolean node = ClientProgram.needsNode(claude.get());
            Optional<String> nodeVersion = Optional.empty();
            if (node) {
                nodeVersion = nodeVersion(claude.get(), context, folder, findings);
            } else {
                processor(context, findings);
            }
            Optional<ClientVersion> version =
                    findings.isEmpty() ? version(claude.get(), context, folder, findings) : Optional.empty();
            DemandedVersions.check(context, version, findings);
            shadowed(context, claude.get(), version, findings);
            return findings.or(
                    Finding.ok("claude " + version.map(Object::toString).orElse("of an unknown version")
                            + (node ? " on node " + nodeVersion.orElse("?") : " (native)") + ", " + claude.get()));
        } catch (IOException noRoom) {
            return findings.or(Finding.skip("no temporary folder could be created, so claude was not started"));
        }
    }

    private static Optional<ClientVersion> version(
            Path claude, CheckContext context, TemporaryFolder folder, Findings findings) throws InterruptedException {
        try {
            Subprocess.Ended answer = ask(List.of(claude.toString(), "--version"), context, folder);
            Optional<ClientVersion> version =
                    ClientVersion.parse(answer.output().strip());
            if (version.isEmpty()) {
                findings.fail(
                        claude + " --version "
                                + answer.status()
                                        .map(status -> "exits with " + status)
                                        .orElse("does not exit")
                                + " without printing a version" + quoted(answer),
                        "Reinstall claude: `" + ClaudeExecutable.INSTALL + "`.");
            }
            return version;
        } catch (IOException failed) {
            findings.fail(
                    claude + " cannot be started: " + Untrusted.line("" + failed.getMessage(), SHOWN),
                    "Reinstall claude: `" + ClaudeExecutable.INSTALL + "`.");
            return Optional.empty();
        }
    }

    /** The version of the node that runs claude; too old a one is a finding, and so is none. */
    private static Optional<String> nodeVersion(
            Path claude, CheckContext context, TemporaryFolder folder, Findings findings) throws InterruptedException {
        Optional<Path> node = ClientProgram.onPath("node", context.environment());
        if (node.isEmpty()) {
            findings.fail(
                    "claude needs node, which is not on the PATH",
                    "Install node " + OLDEST_NODE + " or newer, or the native claude.");
            return Optional.empty();
        }
        try {
            String said = ask(List.of(node.get().toString(), "--version"), context, folder)
                    .output()
                    .strip();
            Optional<ClientVersion> version = ClientVersion.parse(said.startsWith("v") ? said.substring(1) : said);
            if (version.isEmpty() || version.get().major() < OLDEST_NODE) {
                String say = "node is " + (version.isEmpty() ? "of an unknown version" : version.get())
                        + ", and claude needs " + OLDEST_NODE + " or newer (" + node.get() + ")";
                // The script that only starts the native client gets on with an older one.
                boolean works = ClientVersion.parse(ask(List.of(claude.toString(), "--version"), context, folder)
                                .output()
                                .strip())
                        .isPresent();
                findings.add(works ? Finding.warn(say, NEWER_NODE) : Finding.fail(say, NEWER_NODE));
            }
            return version.map(Object::toString);
        } catch (IOException failed) {
            findings.fail(node.get() + " cannot be started", "Reinstall node.");
            return Optional.empty();
        }
    }

    private static Subprocess.Ended ask(List<String> command, CheckContext context, TemporaryFolder folder)
            throws IOException, InterruptedException {
        return new Subprocess(command)
                .environment(folder.asHome(context.environment()))
                .in(folder.path())
                .run(PATIENCE);
    }

    private static String quoted(Subprocess.Ended answer) {
        String said = Untrusted.line(Redaction.redact(answer.errors() + " " + answer.output()), SHOWN);
        return said.isBlank() ? "" : ": " + said.strip();
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
        for (Path other : ClientProgram.installations(context)) {
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
