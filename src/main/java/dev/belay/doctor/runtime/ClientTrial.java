package dev.belay.doctor.runtime;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.claude.ClientVersion;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** claude, and the node that runs it, asked for their versions in a throw-away home. */
final class ClientTrial implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OLDEST_NODE = 18;
    private static final int SHOWN = 160;
    private static final String NEWER_NODE =
            "Install a newer node (`nvm install --lts`) or the native claude, and make sure that"
                    + " it comes first on the PATH.";

    private final CheckContext context;
    private final TemporaryFolder folder;

    private ClientTrial(CheckContext context, TemporaryFolder folder) {
        this.context = context;
        this.folder = folder;
    }

    /** @throws IOException when there is no room for the home */
    static ClientTrial open(CheckContext context) throws IOException {
        return new ClientTrial(context, TemporaryFolder.open(context));
    }

    @Override
    public void close() {
        folder.close();
    }

    /** What it says its version is; that it says none is a finding. */
    Optional<ClientVersion> version(Path claude, Findings findings) throws InterruptedException {
        try {
            Subprocess.Ended answer = ask(List.of(claude.toString(), "--version"));
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
    Optional<String> nodeVersion(Path claude, Findings findings) throws InterruptedException {
        Optional<Path> node = SearchPath.of(context.environment()).first("node");
        if (node.isEmpty()) {
            findings.fail(
                    "claude needs node, which is not on the PATH",
                    "Install node " + OLDEST_NODE + " or newer, or the native claude.");
            return Optional.empty();
        }
        try {
            String said =
                    ask(List.of(node.get().toString(), "--version")).output().strip();
            Optional<ClientVersion> version = ClientVersion.parse(said.startsWith("v") ? said.substring(1) : said);
            if (version.isEmpty() || version.get().major() < OLDEST_NODE) {
                String say = "node is " + (version.isEmpty() ? "of an unknown version" : version.get())
                        + ", and claude needs " + OLDEST_NODE + " or newer (" + node.get() + ")";
                // The script that only starts the native client gets on with an older one.
                boolean works = ClientVersion.parse(ask(List.of(claude.toString(), "--version"))
                                .output()
                                .strip())
                        .isPresent();
                if (works) {
                    findings.warn(say, NEWER_NODE);
                } else {
                    findings.fail(say, NEWER_NODE);
                }
            }
            return version.map(Object::toString);
        } catch (IOException failed) {
            findings.fail(node.get() + " cannot be started", "Reinstall node.");
            return Optional.empty();
        }
    }

    private Subprocess.Ended ask(List<String> command) throws IOException, InterruptedException {
        return folder.program(command, folder.asHome(context.environment())).run(PATIENCE);
    }

    private static String quoted(Subprocess.Ended answer) {
        String said = Untrusted.redacted(answer.errors() + " " + answer.output(), SHOWN);
        return said.isBlank() ? "" : ": " + said.strip();
    }
}
