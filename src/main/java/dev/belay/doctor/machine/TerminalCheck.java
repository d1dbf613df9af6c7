package dev.belay.doctor.machine;

import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.doctor.TemporaryFolder;
import dev.belay.posix.SearchPath;
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
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        int descriptor = Terminal.is(1) ? 1 : Terminal.is(2) ? 2 : Terminal.is(0) ? 0 : -1;
        if (descriptor < 0) {
            findings.ok("no terminal here; on a pipe claude runs in print mode");
            return;
        }
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
        findings.ok(kind + ", " + columns + " columns" + tmux);
    }

    /** Notifications and progress reports of claude reach the outer terminal only when tmux passes them through. */
    private static String tmux(CheckContext context) throws InterruptedException {
        Optional<Path> tmux = SearchPath.of(context.environment()).first("tmux");
        if (tmux.isEmpty()) {
            return "in tmux";
        }
        try (TemporaryFolder folder = TemporaryFolder.open(context)) {
            String answer = folder.program(
                            List.of(tmux.get().toString(), "show-options", "-gv", "allow-passthrough"),
                            context.environment())
                    .run(Duration.ofSeconds(2))
                    .output()
                    .strip();
            return answer.equals("on") || answer.equals("all")
                    ? "in tmux, which passes everything through"
                    : "in tmux, which holds back claude's notifications (set -g allow-passthrough on lets them"
                            + " through)";
        } catch (IOException unavailable) {
            return "in tmux";
        }
    }
}
