package dev.belay.watch.watchdog;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Retry;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.evidence.dialog.Dialog;
import dev.belay.watch.follow.Snapshot;
import dev.belay.watch.watchdog.Watchdog.Cause;
import dev.belay.watch.watchdog.Watchdog.MemoryState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A watchdog, and a client of which each sign can be set. */
abstract class WatchdogFixture {
    static final Duration STALL = Duration.ofMinutes(15);
    static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    Activity activity = Activity.BUSY;
    boolean retrying;
    boolean quietScreen;
    String tokens = "";
    Instant streamed;
    boolean measurable = true;
    int signsTaken;
    long millis;
    long asleep;
    Watchdog watchdog = watch(true, OptionalLong.empty(), false);

    static Watchdog watch(boolean terminal, OptionalLong memory, boolean expectsTurn) {
        return new Watchdog(new WatchdogLimits(STALL, expectsTurn, memory, terminal), 0, START.toEpochMilli());
    }

    /** Looks whenever the watch wants to, until this time has passed; the first trouble, or null. */
    Cause after(Duration length, Snapshot seen) {
        return after(length, seen, MemoryState.ENOUGH);
    }

    Cause after(Duration length, Snapshot seen, MemoryState memory) {
        long end = millis + length.toMillis();
        while (true) {
            Watchdog.Assessment assessment =
                    watchdog.look(seen, this::signs, memory, millis * 1_000_000, wall().toEpochMilli());
            if (assessment.trouble() != null || millis >= end) {
                return assessment.trouble();
            }
            millis = Math.min(end, millis + Math.max(1, assessment.again().toMillis()));
        }
    }

    Instant wall() {
        return START.plusMillis(millis + asleep);
    }

    ClientSigns signs() {
        signsTaken++;
        Optional<Dialog> dialog = activity == Activity.WAITING ? Optional.of(Dialog.PERMISSION) : Optional.empty();
        Movement movement = new Movement(measurable, Optional.ofNullable(streamed));
        return new ClientSigns(activity, dialog, quietScreen, retrying, false, tokens, movement);
    }

    static Transcript transcript(Ending ending, Optional<ApiError> error, int retry, ToolCall... open) {
        return Transcript.of(ending, Transcript.Work.of(3, 1))
                .with(new Transcript.Errors(
                        error,
                        retry == 0
                                ? Optional.empty()
                                : Optional.of(new Retry(retry, 10, Optional.empty(), Optional.empty())),
                        Optional.empty()))
                .with(Transcript.ToolUse.of(List.of(open)));
    }

    static Transcript on(Ending ending, ToolCall... open) {
        return transcript(ending, Optional.empty(), 0, open);
    }

    static Transcript error(long offset) {
        ApiError error =
                new ApiError("API Error: 500", Optional.empty(), OptionalInt.of(500), Optional.empty(), offset);
        return transcript(Ending.ERROR, Optional.of(error), 0);
    }

    static Hooks hooks(boolean stopped, boolean compacting, String notification) {
        return new Hooks(
                true, stopped, Optional.empty(), Optional.empty(), Optional.ofNullable(notification), compacting);
    }

    static Snapshot seen(Transcript transcript, Hooks hooks, SessionFile file, boolean begun) {
        return new Snapshot(
                new Snapshot.Identity(Optional.empty(), Path.of("."), Optional.empty()),
                new Snapshot.Followed(Optional.of(Path.of("t.jsonl")), 1_000, transcript),
                new Snapshot.Turn(begun, begun && !hooks.stopped(), begun ? 1 : 0),
                hooks,
                file,
                START,
                Optional.empty());
    }

    static Snapshot seen(Transcript transcript) {
        return seen(transcript, hooks(false, false, null), SessionFile.SILENT, true);
    }
}
