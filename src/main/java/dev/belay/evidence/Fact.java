package dev.belay.evidence;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The words that a rule may use, in the order in which their sources can be trusted: what {@code waitid(2)} said comes
 * first, silence last. Each reads one thing from the evidence; {@code none} means that there is no such thing,
 * {@code unknown} that it could not be read.
 *
 * <p>The screen is read three ways, because who may be speaking differs: {@code screen.death} is what a runtime, a shell
 * or a kernel says of an end, {@code screen} what the client says of an error, {@code screen.mention} words that others
 * use as well and that are believed only in pasted text. {@code start.refused} is what a client said that ended before any
 * conversation, in words for its user; {@code start.left} that somebody sent such a client away with a key.
 */
public enum Fact {
    EXIT_SIGNAL("exit.signal", e -> e.exit() instanceof Exit.Signal s ? s.name() : Words.NONE),
    EXIT_CODE("exit.code", e -> e.exit() instanceof Exit.Code c ? Integer.toString(c.code()) : Words.NONE),
    EXIT_STATE("exit.state", Words::state),
    TRANSCRIPT_ERROR("transcript.error", e -> Words.text(e.transcript().error())),
    TRANSCRIPT_ERROR_KIND(
            "transcript.error-kind", e -> Words.kind(e.transcript().error())),
    TRANSCRIPT_ERROR_STATUS(
            "transcript.error-status", e -> Words.status(e.transcript().error())),
    TRANSCRIPT_ERROR_DETAIL(
            "transcript.error-detail", e -> Words.detail(e.transcript().error())),
    TRANSCRIPT_RETRIES("transcript.retries", Words::retries),
    TRANSCRIPT_ENDS_ON("transcript.ends-on", e -> e.transcript().endsOn().id()),
    TRANSCRIPT_MID_TURN(
            "transcript.mid-turn", e -> Boolean.toString(e.transcript().endsOn().midTurn())),
    TRANSCRIPT_COMPACTION_ERROR(
            "transcript.compaction-error", e -> e.transcript().compactionError().orElse(Words.NONE)),
    TRANSCRIPT_COMPACTIONS_IN_A_ROW(
            "transcript.compactions-in-a-row",
            e -> Integer.toString(e.transcript().work().compactionsInARow())),
    TRANSCRIPT_REPETITION(
            "transcript.repetition", e -> e.transcript().repetition().id()),
    TRANSCRIPT_TORN("transcript.torn", e -> Boolean.toString(e.transcript().torn())),
    TRANSCRIPT_DAMAGED(
            "transcript.damaged-lines", e -> Integer.toString(e.transcript().damaged())),
    RESULT_ERROR("result.error", e -> Words.text(e.result())),
    RESULT_ERROR_STATUS("result.error-status", e -> Words.status(e.result())),
    HOOKS_STOP_FAILURE("hooks.stop-failure", e -> Words.text(e.hooks().stopFailure())),
    HOOKS_SESSION_END(
            "hooks.session-end", e -> Words.heard(e, e.hooks().sessionEnd().orElse(Words.NONE))),
    HOOKS_STOP("hooks.stop", e -> Words.heard(e, Boolean.toString(e.hooks().stopped()))),
    HOOKS_NOTIFICATION(
            "hooks.notification", e -> Words.heard(e, e.hooks().notification().orElse(Words.NONE))),
    HOOKS_COMPACTING(
            "hooks.compacting", e -> Words.heard(e, Boolean.toString(e.hooks().compacting()))),
    SESSION_FILE("session-file", e -> e.sessionFile().id()),
    CLIENT_DIALOG("client.dialog", e -> e.liveness().dialog().map(Dialog::id).orElse(Words.NONE)),
    CLIENT_ACTIVITY("client.activity", e -> e.liveness().activity().id()),
    KERNEL_OOM_KILLS("kernel.oom-kills", e -> Words.number(e.machine().memory().oomKills())),
    KERNEL_OOM_VICTIM("kernel.oom-victim", e -> e.machine().memory().oomVictim().orElse(Words.NONE)),
    DISK_FREE("disk.free", e -> Words.number(e.machine().disk().free())),
    DISK_INODES_FREE("disk.inodes-free", e -> Words.number(e.machine().disk().inodesFree())),
    DISK_READ_ONLY(
            "disk.read-only",
            e -> e.machine().disk().readOnly().map(bad -> Boolean.toString(bad)).orElse(Words.UNKNOWN)),
    CONFIGURATION_FAULT(
            "configuration.fault", e -> e.machine().configurationFault().orElse(Words.NONE)),
    MEMORY_PEAK("memory.peak", e -> Words.number(e.machine().memory().peak())),
    MEMORY_LIMIT("memory.limit", e -> Words.number(e.machine().memory().limit())),
    MEMORY_OVER_LIMIT("memory.over-limit", e -> Words.absent(e.liveness().overLimit())),
    MEMORY_AVAILABLE("memory.available", e -> Words.number(e.machine().memory().available())),
    SCREEN_DEATH("screen.death", e -> Words.screen(e, Words.mayTellOfDeath(e))),
    SCREEN("screen", e -> Words.screen(e, Words.mayTellOfErrors(e))),
    SCREEN_MENTION("screen.mention", e -> Words.screen(e, e.screen().pasted())),
    SCREEN_FAREWELL("screen.farewell", Words::farewell),
    START_LEFT("start.left", e -> Boolean.toString(FirstWords.leftByTheUser(e))),
    START_REFUSED("start.refused", e -> FirstWords.refusal(e).orElse(Words.NONE)),
    CLIENT_VERSION("client.version", e -> e.client().version().orElse(Words.UNKNOWN)),
    RAN_SECONDS("ran.seconds", e -> Long.toString(e.ran().toSeconds())),
    STALL_SECONDS("stall.seconds", e -> Long.toString(e.liveness().stalled().toSeconds())),
    SILENCE_SECONDS("silence.seconds", e -> Long.toString(e.silence().toSeconds()));

    private final String id;
    private final Function<Evidence, String> reading;

    Fact(String id, Function<Evidence, String> reading) {
        this.id = id;
        this.reading = reading;
    }

    /** The word as it stands in a rule file. */
    public String id() {
        return id;
    }

    /** What this evidence says: never null, {@code none} for the absence of the thing. */
    public String read(Evidence evidence) {
        return reading.apply(evidence);
    }

    /** The fact of this name, or nothing when there is none. */
    public static Optional<Fact> named(String id) {
        for (Fact fact : values()) {
            if (fact.id.equals(id)) {
                return Optional.of(fact);
            }
        }
        return Optional.empty();
    }

    /** How values are written. */
    private static final class Words {
        static final String NONE = "none";
        static final String UNKNOWN = "unknown";

        static String state(Evidence evidence) {
            if (evidence.alive()) {
                return "running";
            }
            return evidence.exit().equals(new Exit.Unseen()) ? UNKNOWN : "ended";
        }

        static String text(Optional<ApiError> error) {
            return error.map(ApiError::text).orElse(NONE);
        }

        static String kind(Optional<ApiError> error) {
            return error.flatMap(ApiError::kind).orElse(NONE);
        }

        static String detail(Optional<ApiError> error) {
            return error.flatMap(ApiError::detail).orElse(NONE);
        }

        static String status(Optional<ApiError> error) {
            return error.isPresent() && error.get().status().isPresent()
                    ? Integer.toString(error.get().status().getAsInt())
                    : NONE;
        }

        static String retries(Evidence evidence) {
            Transcript transcript = evidence.transcript();
            if (transcript.retryAttempt() == 0) {
                return NONE;
            }
            return transcript.retryAttempt() >= transcript.errors().retryLimit() ? "spent" : "announced";
        }

        /** What a runtime or a shell says of a death is believed after any end but a clean one of a healthy session. */
        static boolean mayTellOfDeath(Evidence evidence) {
            if (evidence.screen().pasted()) {
                return true;
            }
            boolean clean = evidence.exit() instanceof Exit.Code code && code.code() == 0 && healthy(evidence);
            return !clean && !evidence.alive();
        }

        /**
         * With a conversation in the transcript, errors stand there: what the screen shows then may be a quotation. Only
         * a client that has not come that far is believed on its screen alone.
         */
        static boolean mayTellOfErrors(Evidence evidence) {
            return evidence.screen().pasted() || evidence.transcript().endsOn() == Transcript.Ending.NOTHING;
        }

        private static boolean healthy(Evidence evidence) {
            return evidence.transcript().error().isEmpty()
                    && !evidence.transcript().endsOn().midTurn();
        }

        static String screen(Evidence evidence, boolean believed) {
            return believed && !evidence.screen().text().isBlank()
                    ? evidence.screen().text()
                    : NONE;
        }

        /** The client's goodbye: 2.x names the session to resume, 1.0.x the cost. Nothing but a shell speaks after it. */
        static String farewell(Evidence evidence) {
            String text = evidence.screen().text();
            boolean pasted = evidence.screen().pasted();
            if (isLast(text, "Resume this session with:", pasted ? Integer.MAX_VALUE : 3)) {
                return "resume";
            }
            return isLast(text, "Total cost:", pasted ? Integer.MAX_VALUE : 12) ? "cost" : NONE;
        }

        private static boolean isLast(String text, String words, int linesAfter) {
            int at = text.lastIndexOf(words);
            return at >= 0 && text.substring(at).strip().lines().count() <= linesAfter;
        }

        static String heard(Evidence evidence, String value) {
            return evidence.hooks().heard() ? value : UNKNOWN;
        }

        static String absent(OptionalLong value) {
            return value.isPresent() ? Long.toString(value.getAsLong()) : NONE;
        }

        static String number(OptionalLong value) {
            return value.isPresent() ? Long.toString(value.getAsLong()) : UNKNOWN;
        }
    }
}
