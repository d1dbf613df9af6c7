package dev.belay.watch.watchdog;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.evidence.dialog.Dialog;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a live client shows of what it does: it says it best itself, to its terminal (2.1.295 on) or in its session file
 * (2.1.329), else the foot of its screen shows it
 * (docs/concepts/client.md, busy or idle).
 *
 * @param quietScreen whether its screen shows neither work nor a question: its session file may lag behind (2.1.329 by a
 *     minute, after a compaction that failed)
 * @param retrying whether it announces a retry
 * @param continuing whether it says that it will go on by itself when a limit is over
 * @param tokens the counter beside its spinner as it stands there, empty without one: it moves as long as a stream does
 * @param movement when its connections last carried a part of an answer, and whether anything here would show that
 */
record ClientSigns(
        Activity activity,
        Optional<Dialog> dialog,
        boolean quietScreen,
        boolean retrying,
        boolean continuing,
        String tokens,
        Movement movement) {
    private static final int FOOT = 14;

    /** Where the client reports its state itself, the screen only says which question it is that it waits with. */
    static ClientSigns of(Evidence.Reports reports, Optional<String> screen, Movement movement) {
        Activity told = reports.activity();
        if (screen.isEmpty()) {
            return new ClientSigns(told, Optional.empty(), false, false, false, "", movement);
        }
        String foot = foot(screen.get()).toLowerCase(Locale.ROOT);
        boolean continuing = foot.contains("continuing automatically") || foot.contains("continue automatically");
        boolean live = reports.liveStatus().isPresent();
        // Whatever quotes a question while it works asks nothing.
        Optional<Dialog> dialog = live && told == Activity.BUSY ? Optional.empty() : Dialog.on(screen.get());
        if (dialog.isEmpty() && told == Activity.WAITING && !continuing) {
            dialog = Optional.of(Dialog.OTHER);
        }
        boolean busy = foot.contains("esc to interrupt");
        Activity seen = dialog.isPresent() ? Activity.WAITING : busy ? Activity.BUSY : Activity.IDLE;
        boolean retrying = foot.contains("retrying in") || foot.contains("· attempt ");
        return new ClientSigns(
                dialog.isPresent() || told == Activity.UNKNOWN ? seen : told,
                dialog,
                live ? told != Activity.BUSY && dialog.isEmpty() : seen == Activity.IDLE,
                retrying,
                continuing,
                tokens(foot),
                movement.besideScreen());
    }

    /**
     * The same as evidence, with what the user did meanwhile.
     *
     * @param stalled how long nothing has moved, where that is the trouble
     * @param overLimit what it holds in memory, where that is
     */
    Liveness liveness(Keyboard user, Duration stalled, OptionalLong overLimit) {
        return new Liveness(activity, dialog, stalled, continuing, user, overLimit);
    }

    /** The last lines: further up a conversation may say anything. */
    static String foot(String screen) {
        int at = screen.length();
        for (int lines = 0; lines < FOOT && at > 0; lines++) {
            at = screen.lastIndexOf('\n', at - 1);
        }
        return screen.substring(Math.max(0, at));
    }

    /** {@code ↓ 1.2k tokens}. */
    private static String tokens(String foot) {
        int end = foot.lastIndexOf(" tokens");
        int arrow = end < 0 ? -1 : Math.max(foot.lastIndexOf('↓', end), foot.lastIndexOf('↑', end));
        return arrow < 0 || end - arrow > 12
                ? ""
                : foot.substring(arrow + 1, end).strip();
    }
}
