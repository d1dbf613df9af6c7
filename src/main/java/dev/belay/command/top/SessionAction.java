package dev.belay.command.top;

import dev.belay.command.session.Supervising;
import dev.belay.launcher.BelayLauncher;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.terminal.FullScreen;
import dev.belay.transcript.catalogue.SessionSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done about a session. Each says in one sentence what came of it; nothing where that can be seen. */
final class SessionAction {
    /** A person reads for as long as it takes. */
    private static final String UNTIL_ENTER = "\"$@\" | ${PAGER:-cat}; printf '\\nEnter: back '; read -r back";

    private final String launcher = BelayLauncher.here().file().toString();
    private final Map<String, String> environment;

    SessionAction(Map<String, String> environment) {
        this.environment = environment;
    }

    String diagnose(TopRow row, FullScreen screen) {
        return on(screen, List.of("/bin/sh", "-c", UNTIL_ENTER, "belay", launcher, "diagnose", id(row)));
    }

    String resume(TopRow row, FullScreen screen) {
        return row.session().running()
                ? "A claude has this session open; attach to it instead."
                : on(screen, List.of(launcher, "resume", id(row)));
    }

    /** Where it runs in tmux, or in the client's daemon. */
    String attach(TopRow row, FullScreen screen) {
        SessionSummary session = row.session();
        if (!session.running()) {
            return "This session has no claude; resume it instead.";
        }
        if (session.job().isPresent()) {
            return on(screen, List.of("claude", "attach", session.job().get()));
        }
        Optional<TmuxPane> pane = TmuxPane.of(pid(session));
        if (pane.isEmpty()) {
            return "It runs in no tmux that can be reached from here (process " + pid(session) + ").";
        }
        return environment.containsKey("TMUX")
                ? pane.get().select()
                : on(screen, pane.get().attach());
    }

    /** Politely: what supervises it is asked, where something does. */
    String stop(TopRow row) {
        long pid = pid(row.session());
        long asked = Supervising.pid(pid).orElse(pid);
        return Libc.kill((int) asked, Signals.TERM) == 0
                ? "Asked session " + row.session().id().shortened() + " to end."
                : "Process " + asked + " could not be asked to end.";
    }

    /** With the whole terminal, which comes back afterwards. */
    private static String on(FullScreen screen, List<String> command) {
        return screen.lend(command) ? "" : "Cannot start " + command.get(0) + ".";
    }

    private static String id(TopRow row) {
        return row.session().id().value();
    }

    private static long pid(SessionSummary session) {
        return session.pid().orElseThrow();
    }
}
