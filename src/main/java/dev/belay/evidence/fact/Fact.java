package dev.belay.evidence.fact;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.FirstWords;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.dialog.Dialog;
import dev.belay.evidence.status.StatusReport;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The words that a rule may use, in the order in which their sources can be trusted: a live process that has the session
 * first, then what {@code waitid(2)} said, silence last. {@code none}: there is no such thing; {@code unknown}: nobody can say.
 * The screen is read three ways, because who may be speaking differs: {@code screen.death} is what a runtime, a shell or a
 * kernel says of an end, {@code screen} what the client says of an error, {@code screen.mention} words that others use as
 * well, believed only in pasted text. {@code start.refused} is what a client said that ended before any conversation;
 * {@code start.left}: somebody sent such a client away with a key.
 */
public enum Fact {
    SPENDING_REACHED("spending.reached", e -> FactReading.spent(e.spending().reached()), SharedWording.SPENT),
    SPENDING_NEARLY_REACHED(
            "spending.nearly-reached", e -> FactReading.spent(e.spending().nearly()), SharedWording.SPENT),
    SESSION_IN_BACKGROUND(
            "session.in-background",
            e -> Boolean.toString(e.sessionFile() == SessionFile.BACKGROUND),
            Wording.of("nothing goes on with the session").when("true", "the session goes on in the background")),
    EXIT_SIGNAL(
            "exit.signal",
            FactReading::signal,
            Wording.of("claude was ended by {}").when("none", "no signal was involved")),
    EXIT_CODE(
            "exit.code",
            FactReading::code,
            Wording.of("claude exited with status {}").when("none", "claude left no exit status")),
    EXIT_STATE(
            "exit.state",
            FactReading::state,
            Wording.of("claude has exited")
                    .when("running", "claude was running")
                    .when("unknown", "nobody saw how claude ended")),
    TRANSCRIPT_ERROR("transcript.error", e -> FactReading.text(e.transcript().error()), SharedWording.ERROR),
    TRANSCRIPT_ERROR_KIND(
            "transcript.error-kind",
            e -> FactReading.kind(e.transcript().error()),
            Wording.of("claude calls the error {}").when("none", "claude has no name for the error")),
    TRANSCRIPT_ERROR_STATUS(
            "transcript.error-status", e -> FactReading.status(e.transcript().error()), SharedWording.STATUS),
    TRANSCRIPT_ERROR_DETAIL(
            "transcript.error-detail",
            e -> FactReading.detail(e.transcript().error()),
            Wording.of("the API said: {}").when("none", "the API said no more")),
    TRANSCRIPT_RETRIES(
            "transcript.retries",
            FactReading::retries,
            Wording.of("retries: {}")
                    .when("spent", "its retries are used up")
                    .when("announced", "it was about to try again")
                    .when("none", "it had not tried again")),
    TRANSCRIPT_ENDS_ON("transcript.ends-on", e -> e.transcript().endsOn().id(), SharedWording.ENDING),
    TRANSCRIPT_MID_TURN(
            "transcript.mid-turn",
            e -> Boolean.toString(e.transcript().endsOn().midTurn()),
            Wording.of("no turn was in progress").when("true", "it was in the middle of a turn")),
    TRANSCRIPT_COMPACTION_ERROR(
            "transcript.compaction-error",
            e -> e.transcript().compactionError().orElse(FactReading.NONE),
            Wording.of("compaction said: {}").when("none", "no compaction had failed")),
    TRANSCRIPT_COMPACTIONS_IN_A_ROW(
            "transcript.compactions-in-a-row",
            e -> Integer.toString(e.transcript().work().compactionsInARow()),
            Wording.of("{} compactions in a row, with no work in between")
                    .when("0", "no compaction just before")
                    .when("1", "one compaction just before")),
    TRANSCRIPT_REPETITION(
            "transcript.repetition",
            e -> e.transcript().repetition().id(),
            Wording.ofId("claude repeats itself: {}")
                    .when("none", "claude was not repeating itself")
                    .when("same-error", "the same tool call failed with the same error, over and over")
                    .when("same-result", "the same tool call brought the same result, over and over")
                    .when("unwritten", "one request followed the other, and no answer was recorded")),
    TRANSCRIPT_TORN(
            "transcript.torn",
            e -> Boolean.toString(e.transcript().integrity().torn()),
            Wording.of("the transcript's last line is complete").when("true", "the transcript's last line is cut off")),
    TRANSCRIPT_DAMAGED(
            "transcript.damaged-lines",
            e -> Integer.toString(e.transcript().integrity().damaged()),
            Wording.of("damaged lines in the transcript: {}").when("0", "no line of the transcript is damaged")),
    TRANSCRIPT_GAP(
            "transcript.gap",
            e -> Boolean.toString(e.transcript().integrity().gap()),
            Wording.of("no record of the transcript is missing")
                    .when("true", "the transcript names a record that is not in it")),
    RESULT_ERROR("result.error", e -> FactReading.text(e.result()), SharedWording.ERROR),
    RESULT_ERROR_STATUS("result.error-status", e -> FactReading.status(e.result()), SharedWording.STATUS),
    HOOKS_STOP_FAILURE("hooks.stop-failure", e -> FactReading.text(e.hooks().stopFailure()), SharedWording.ERROR),
    HOOKS_SESSION_END(
            "hooks.session-end",
            e -> FactReading.heard(e, e.hooks().sessionEnd().orElse(FactReading.NONE)),
            Wording.of("SessionEnd hook: {}")
                    .when("none", "no SessionEnd hook arrived")
                    .when("unknown", "no hook was heard")),
    HOOKS_STOP(
            "hooks.stop",
            e -> FactReading.heard(e, Boolean.toString(e.hooks().stopped())),
            Wording.of("no Stop hook arrived")
                    .when("true", "the turn had ended")
                    .when("unknown", "no hook was heard")),
    HOOKS_NOTIFICATION(
            "hooks.notification",
            e -> FactReading.heard(e, e.hooks().notification().orElse(FactReading.NONE)),
            Wording.of("claude announced: {}")
                    .when("none", "claude had announced nothing")
                    .when("unknown", "no hook was heard")),
    HOOKS_COMPACTING(
            "hooks.compacting",
            e -> FactReading.heard(e, Boolean.toString(e.hooks().compacting())),
            Wording.of("no compaction was under way")
                    .when("true", "a compaction was under way")
                    .when("unknown", "no hook was heard")),
    STATUS_STATE(
            "status.state",
            e -> e.status().map(report -> report.state().id()).orElse(FactReading.NONE),
            Wording.ofId("claude reported to the terminal that it is {}")
                    .when("idle", "claude reported to the terminal that it is at its prompt")
                    .when("blocked", "claude reported to the terminal that it is waiting for a person")
                    .when("done", "claude reported to the terminal that its turn was answered")
                    .when("error", "claude reported to the terminal that its turn failed")
                    .when("clear", "claude took back what it had reported to the terminal")
                    .when("none", "claude reported no state to the terminal")),
    STATUS_KIND(
            "status.kind",
            e -> e.status()
                    .flatMap(StatusReport::kind)
                    .map(StatusReport.Kind::id)
                    .orElse(FactReading.NONE),
            Wording.of("it is waiting for: {}").when("none", "it did not report what it is waiting for")),
    STATUS_ERROR(
            "status.error", e -> e.status().flatMap(StatusReport::error).orElse(FactReading.NONE), SharedWording.ERROR),
    SESSION_FILE(
            "session-file",
            e -> e.sessionFile().id(),
            Wording.ofId("its session file: {}")
                    .when("never", "it had no session file")
                    .when("left", "its session file was left behind")
                    .when("removed", "it had removed its session file")
                    .when("background", "the client's daemon has the session")
                    .when("busy", "its session file says that it is at work")
                    .when("idle", "its session file says that it is at its prompt")
                    .when("waiting", "its session file says that it is waiting for an answer")
                    .when("silent", "its session file says that it is running")),
    CLIENT_DIALOG(
            "client.dialog",
            e -> e.liveness().dialog().map(Dialog::id).orElse(FactReading.NONE),
            Wording.ofId("open question: {}").when("none", "no question was open")),
    CLIENT_ACTIVITY(
            "client.activity",
            e -> e.liveness().activity().id(),
            Wording.ofId("claude is {}")
                    .when("idle", "claude is back at its prompt")
                    .when("unknown", "what claude was doing is not known")),
    KERNEL_OOM_KILLS(
            "kernel.oom-kills",
            e -> FactReading.number(e.machine().memory().oomKills()),
            Wording.of("processes killed for lack of memory: {}")
                    .when("unknown", "whether processes were killed for lack of memory is not known")),
    KERNEL_OOM_VICTIM(
            "kernel.oom-victim",
            e -> e.machine().memory().oomVictim().orElse(FactReading.NONE),
            Wording.of("killed according to the kernel log: {}")
                    .when("none", "the kernel log names no killed process")),
    DISK_FREE(
            "disk.free",
            e -> FactReading.number(e.machine().disk().free()),
            Wording.ofBytes("disk space left: {}").when("unknown", "the space left on the disk is not known")),
    DISK_INODES_FREE(
            "disk.inodes-free",
            e -> FactReading.number(e.machine().disk().inodesFree()),
            Wording.of("files that still fit on the disk: {}")
                    .when("unknown", "how many files still fit on the disk is not known")),
    DISK_READ_ONLY(
            "disk.read-only",
            e -> FactReading.truth(e.machine().disk().readOnly()),
            Wording.of("claude cannot write to the folder that holds its sessions")
                    .when("false", "claude can write to the folder that holds its sessions")
                    .when("unknown", "whether claude can write to the folder that holds its sessions is not known")),
    CONFIGURATION_FAULT(
            "configuration.fault",
            e -> e.machine().configurationFault().orElse(FactReading.NONE),
            Wording.of("cannot read its configuration: {}").when("none", "its configuration can be read")),
    MACHINE_RESTARTED(
            "machine.restarted",
            e -> FactReading.truth(e.machine().restarted()),
            Wording.of("the machine was started anew after the last record")
                    .when("false", "the machine was not started anew after the last record")
                    .when("unknown", "whether the machine was started anew is not known")),
    MEMORY_PEAK(
            "memory.peak",
            e -> FactReading.number(e.machine().memory().peak()),
            Wording.ofBytes("peak memory of its control group: {}")
                    .when("unknown", "the peak memory of its control group is not known")),
    MEMORY_LIMIT(
            "memory.limit",
            e -> FactReading.number(e.machine().memory().limit()),
            Wording.ofBytes("memory limit: {}").when("unknown", "no memory limit is known")),
    MEMORY_OVER_LIMIT(
            "memory.over-limit",
            e -> FactReading.absent(e.liveness().overLimit()),
            Wording.ofBytes("claude and its tools use {}")
                    .when("none", "claude and its tools were within their memory limit")),
    MEMORY_AVAILABLE(
            "memory.available",
            e -> FactReading.number(e.machine().memory().available()),
            Wording.ofBytes("memory left on the machine: {}")
                    .when("unknown", "the memory left on the machine is not known")),
    MEMORY_PRESSURE(
            "memory.pressure", e -> FactReading.number(e.machine().strain().pressure()), SharedWording.PRESSURE),
    MEMORY_SHORT("memory.short", e -> FactReading.truth(e.machine().strain().isShort()), SharedWording.SHORTAGE),
    SCREEN_DEATH("screen.death", e -> FactReading.screen(e, FactReading.mayTellOfDeath(e)), SharedWording.OUTPUT),
    SCREEN("screen", e -> FactReading.screen(e, FactReading.mayTellOfErrors(e)), SharedWording.OUTPUT),
    SCREEN_MENTION(
            "screen.mention",
            e -> FactReading.screen(e, e.screen().pasted()),
            Wording.of("on the screen: {}").when("none", "nothing on the screen")),
    SCREEN_FAREWELL(
            "screen.farewell",
            FactReading::farewell,
            Wording.of("it said goodbye on the screen: {}")
                    .when("none", "it had not said goodbye")
                    .when("resume", "it said goodbye and named the session to resume")
                    .when("cost", "it said goodbye and named the cost")),
    SCREEN_REPETITION(
            "screen.repetition",
            FactReading::shownRepetition,
            Wording.of("on the screen claude repeats itself: {}")
                    .when("none", "claude was not seen to repeat itself")
                    .when("same-result", "on the screen the same tool call brought the same result, over and over")),
    START_LEFT(
            "start.left",
            e -> Boolean.toString(FirstWords.leftByTheUser(e)),
            Wording.of("it was not left before a conversation began")
                    .when("true", "somebody left it before a conversation began")),
    START_REFUSED(
            "start.refused",
            e -> FirstWords.refusal(e).orElse(FactReading.NONE),
            Wording.of("before any conversation it said: {}").when("none", "it had not refused to start")),
    RESUME_SUMMARY(
            "resume.summary",
            e -> Boolean.toString(e.reports().summarized()),
            Wording.of("claude resumed all of the conversation")
                    .when("true", "claude resumed a summary of the conversation, to save usage")),
    CLIENT_VERSION(
            "client.version",
            e -> e.client().version().orElse(FactReading.UNKNOWN),
            Wording.of("the version of claude is {}").when("unknown", "the version of claude is not known")),
    RAN_SECONDS("ran.seconds", e -> Long.toString(e.ran().toSeconds()), Wording.of("claude ran for {} s")),
    STALL_SECONDS(
            "stall.seconds",
            e -> Long.toString(e.liveness().stalled().toSeconds()),
            Wording.of("no activity for {} s")),
    SILENCE_SECONDS("silence.seconds", e -> Long.toString(e.silence().toSeconds()), Wording.of("no output for {} s"));

    private final String id;
    private final Function<Evidence, String> reading;
    private final Wording wording;

    Fact(String id, Function<Evidence, String> reading, Wording wording) {
        this.id = id;
        this.reading = reading;
        this.wording = wording;
    }

    /** The word as it stands in a rule file. */
    public String id() {
        return id;
    }

    /** What this evidence says: never null, {@code none} for the absence of the thing. */
    public String read(Evidence evidence) {
        return reading.apply(evidence);
    }

    /** What this value of it means, in words for a person; untrusted where the value is. */
    public String say(String value) {
        return wording.say(value);
    }

    /** The fact of this name, or nothing when there is none. */
    public static Optional<Fact> named(String id) {
        return Optional.ofNullable(Named.ALL.get(id));
    }

    private static final class Named {
        static final Map<String, Fact> ALL = Arrays.stream(values()).collect(Collectors.toMap(Fact::id, fact -> fact));
    }
}
