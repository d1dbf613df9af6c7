package dev.belay.operate;

import dev.belay.evidence.SessionId;
import dev.belay.launcher.BelayLauncher;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.transcript.repair.SessionRepair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One run of a repair: in a program of its own, which may have the memory for it; where the launcher is not known, in here. */
final class RepairRun {
    /** An option of both kinds: it looks and writes nothing. */
    static final String DRY_RUN = "--dry-run";
    /** An option of {@link Kind#TRIM}: the copy is smaller even where the session should fit. */
    static final String SMALLER = "--smaller";

    private final RunContext context;
    private final UserDialog dialog;

    /** How a session is repaired. */
    enum Kind {
        REPAIR("repair"),
        TRIM("trim");

        private final String command;

        Kind(String command) {
            this.command = command;
        }
    }

    /**
     * What it has done.
     *
     * @param session the new session
     * @param repaired what was repaired, a sentence each
     * @param lost what could not be saved, a sentence each
     * @param fits whether the session is as small as it should be; always so when it was not to be made smaller
     */
    record Done(Optional<SessionId> session, List<String> repaired, List<String> lost, boolean fits) {}

    RepairRun(RunContext context, UserDialog dialog) {
        this.context = context;
        this.dialog = dialog;
    }

    /** Repairs the session in this file. */
    Done run(Kind kind, Path transcript, List<String> options) throws IOException {
        String launcher = BelayLauncher.path();
        return launcher.isEmpty()
                ? here(kind, transcript, options)
                : new RepairProcess(launcher, context, dialog).run(kind.command, transcript, options);
    }

    private Done here(Kind kind, Path transcript, List<String> options) throws IOException {
        boolean write = !options.contains(DRY_RUN);
        SessionRepair repair = new SessionRepair(context.configuration(), transcript, bytes -> {});
        SessionRepair.Result result = kind == Kind.TRIM
                ? repair.trim(OptionalLong.empty(), OptionalInt.empty(), options.contains(SMALLER), write)
                : repair.repair(write);
        return new Done(result.session(), result.repaired(), result.lost(), result.goal());
    }
}
