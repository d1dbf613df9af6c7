package dev.belay.operate;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.text.Untrusted;
import dev.belay.transcript.catalogue.SessionFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Repairs a session before it is resumed: a repaired or a smaller copy under a new id. It never fails: where nothing is to be
 * done, or nothing can be, it says so, and the session itself is what is resumed.
 */
public final class RepairStep {
    private static final int LONGEST = 300;

    private final RunContext context;
    private final CurrentClient client;
    private final UserDialog dialog;
    private final RepairRun run;
    /** Of which nothing could be trimmed, and which were resumed all the same. */
    private final Set<SessionId> resumedWhole = new HashSet<>();

    /**
     * What came of it.
     *
     * @param session the new session; nothing when there is none
     * @param reason why there is none
     * @param hopeless whether the session itself would be refused again: it is too large, and nothing of it can go
     */
    public record Result(Optional<SessionId> session, String reason, boolean hopeless) {}

    public RepairStep(RunContext context, CurrentClient client, UserDialog dialog) {
        this.context = context;
        this.client = client;
        this.dialog = dialog;
        this.run = new RepairRun(context, dialog);
    }

    /** Whether this repair has anything to do: it looks and writes nothing. Where that can't be seen, it may have. */
    boolean helps(SessionId session, Recovery rung) {
        Optional<Path> transcript = transcript(session);
        if (transcript.isEmpty()) {
            return false;
        }
        try {
            return !run.run(kind(rung), transcript.get(), List.of(RepairRun.DRY_RUN))
                    .repaired()
                    .isEmpty();
        } catch (IOException | RuntimeException | OutOfMemoryError notSeen) {
            return true;
        }
    }

    /** The repaired copy; nothing when there is none, which has been said then. */
    Optional<SessionId> copy(SessionId session, Recovery rung) {
        Optional<Result> result = transcript(session).map(file -> repair(session, file, kind(rung), List.of()));
        if (result.isEmpty() || result.get().session().isEmpty()) {
            String reason = result.map(Result::reason).orElse("the session's transcript was not found");
            dialog.note(Untrusted.line(reason + "; nothing was started", LONGEST));
        }
        return result.flatMap(Result::session);
    }

    private static RepairRun.Kind kind(Recovery rung) {
        return rung == Recovery.TRIM_AND_RESUME ? RepairRun.Kind.TRIM : RepairRun.Kind.REPAIR;
    }

    /** What came of it; where there is no repair the session itself is resumed, unless that is hopeless, and that is said. */
    Result repaired(SessionId session, Recovery rung) {
        Optional<Path> transcript = transcript(session);
        if (transcript.isEmpty()) {
            return new Result(Optional.empty(), "the session's transcript was not found", false);
        }
        RepairRun.Kind kind = kind(rung);
        List<String> options = kind == RepairRun.Kind.TRIM ? List.of(RepairRun.SMALLER) : List.of();
        Result result = repair(session, transcript.get(), kind, options);
        if (result.session().isPresent()) {
            return result;
        }
        boolean again = kind == RepairRun.Kind.TRIM && !resumedWhole.add(session);
        if (!again && !result.hopeless()) {
            dialog.note(Untrusted.line(result.reason() + "; resuming the session as it is", LONGEST));
        }
        return new Result(Optional.empty(), result.reason(), again || result.hopeless());
    }

    /** Repairs it, and tells what was done. */
    private Result repair(SessionId session, Path transcript, RepairRun.Kind kind, List<String> options) {
        try {
            RepairRun.Done done = run.run(kind, transcript, options);
            tell(done.repaired());
            tell(done.lost().stream().map(sentence -> "lost: " + sentence).toList());
            done.session()
                    .ifPresent(id -> dialog.note("the " + (kind == RepairRun.Kind.TRIM ? "trimmed" : "repaired")
                            + " copy is session " + id));
            String nothing = kind == RepairRun.Kind.REPAIR
                    ? "nothing needs repair"
                    : done.fits() ? "nothing to trim" : "nothing more can be trimmed";
            return new Result(done.session(), nothing, !done.fits());
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            String reason = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
            return new Result(
                    Optional.empty(),
                    session + (kind == RepairRun.Kind.TRIM ? " cannot be trimmed: " : " cannot be repaired: ") + reason,
                    false);
        }
    }

    private void tell(List<String> sentences) {
        sentences.forEach(sentence -> dialog.note(Untrusted.line(sentence, LONGEST)));
    }

    /** That of the claude that has just ended, else where all transcripts are. */
    private Optional<Path> transcript(SessionId session) {
        Optional<Path> live = client.transcript();
        String name = session.value() + ".jsonl";
        if (live.isPresent() && live.get().getFileName().toString().equals(name)) {
            return live;
        }
        try {
            return new SessionFinder(context.configuration(), context.workingDirectory())
                    .beginningWith(session.value()).stream().findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
