package dev.belay.doctor.machine;

import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.posix.SearchPath;
import dev.belay.posix.Subprocess;
import dev.belay.posix.Terminal;
import dev.belay.posix.WindowSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether the terminal is one that claude can draw on: its size, its kind, and what tmux lets through. */
public final class TerminalCheck implements Check {
    private static final int NARROW = 60;

    @Override
    public String name() {
        return "terminal";
    }

    @Override
    public Finding run(CheckContext context) throws InterruptedException {
        int descriptor = Terminal.is(1) ? 1 : Terminal.is(2) ? 2 : Terminal.is(0) ? 0 : -1;
        if (descriptor < 0) {
            return Finding.ok("no terminal here; on a pipe claude runs in print mode");
        }
        Findings findings = new Findings();
        String kind = context.environment().getOrDefault("TERM", "");
        if (kind.isBlank() || kind.equals("dumb") || kind.equals("unknown")) {
            findings.warn(
                    "TERM is " + (kind.isBlank() ? "not set" : kind) + ", so programs cannot draw",
                    "Set TERM to match the terminal, xterm-256color for most.");
        }
        int columns = WindowSize.of(descriptor).columns();
        if (columns < NARROW) {
            findings.warn(
                    "the terminal is only " + columns + " columns wide",
                    "Make it wider: claude's dialogs need " + NARROW + ".");
        }
        String tmux = context.environment().containsKey("TMUX") ? ", " + tmux(context) : "";
        return findings.or(Finding.ok(kind + ", " + columns + " columns" + tmux));
    }

    /** Notifications and progress reports of claude reach the outer terminal only when tmux passes them through. */
    private static String tmux(CheckContext context) throws InterruptedException {
        Optional<Path> tmux = SearchPath.of(context.environment()).first("tmux");
        if (tmux.isEmpty()) {
            return "in tmux";
        }
        try (TemporaryFolder folder = TemporaryFolder.open(context)) {
            Subprocess.Ended answer = new Subprocess(
                            List.of(tmux.get().toString(), "show-options", "-gv", "allow-passthrough"))
                    .environment(context.environment())
                    .in(folder.path())
                    .run(Duration.ofSeconds(2));
            boolean on = answer.output().strip().equals("on")
                    || answer.output().strip().equals("all");
            return on
                    ? "in tmux, which passes everything through"
                    : "in tmux, which holds back claude's notifications (set -g allow-passthrough on lets them"
                            + " through)";
        } catch (IOException unavailable) {
            return "in tmux";
        }
    }
}
