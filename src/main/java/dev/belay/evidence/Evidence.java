package dev.belay.evidence;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.spending.Spending;
import dev.belay.evidence.status.StatusReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One snapshot of everything that is known about a session when there is trouble. Values only: no I/O and no clock, the
 * time is in it.
 *
 * @param at when the snapshot was taken
 * @param session the session, when it is known for certain
 * @param process the client's process
 * @param reports what the client has reported beside its transcript
 */
public record Evidence(
        Instant at,
        Optional<SessionId> session,
        Process process,
        Transcript transcript,
        Reports reports,
        Machine machine,
        Screen screen) {

    /**
     * The client's process.
     *
     * @param ran how long it has been there
     * @param silence how long neither transcript, hooks nor screen have changed
     * @param liveness what it shows of itself while it is alive
     * @param spending how the limits on what it may spend stand
     */
    public record Process(
            Client client, Exit exit, Duration ran, Duration silence, Liveness liveness, Spending spending) {

        /** One without limits on what it may spend. */
        public Process(Client client, Exit exit, Duration ran, Duration silence, Liveness liveness) {
            this(client, exit, ran, silence, liveness, Spending.none());
        }

        /** One that has ended, or that is not looked at. */
        public Process(Client client, Exit exit, Duration ran, Duration silence) {
            this(client, exit, ran, silence, Liveness.none());
        }
    }

    /**
     * What the client has reported beside its transcript.
     *
     * @param result what print mode's result record reported ({@code is_error})
     * @param summarized whether it has resumed the session from a summary, and said so on its screen
     * @param status what it last said of its state to its terminal
     */
    public record Reports(
            Hooks hooks,
            SessionFile sessionFile,
            Optional<ApiError> result,
            boolean summarized,
            Optional<StatusReport> status) {
        public Reports(Hooks hooks, SessionFile sessionFile, Optional<ApiError> result) {
            this(hooks, sessionFile, result, false, Optional.empty());
        }

        public Reports(Hooks hooks, SessionFile sessionFile, Optional<ApiError> result, Optional<StatusReport> status) {
            this(hooks, sessionFile, result, false, status);
        }

        public Reports(Hooks hooks, SessionFile sessionFile) {
            this(hooks, sessionFile, Optional.empty());
        }

        /** The same, with what print mode's result record says has failed. */
        public Reports with(ApiError reported) {
            return new Reports(hooks, sessionFile, Optional.of(reported), summarized, status);
        }

        public Reports with(StatusReport reported) {
            return new Reports(hooks, sessionFile, result, summarized, Optional.of(reported));
        }

        /** The state that it reports of itself, where it does. */
        public Optional<StatusReport> liveStatus() {
            return status.filter(StatusReport::isLive);
        }

        /** What it does, as it says itself: to its terminal, else in its session file. */
        public Activity activity() {
            return liveStatus()
                    .map(report -> switch (report.state()) {
                        case WORKING -> Activity.BUSY;
                        case BLOCKED -> Activity.WAITING;
                        default -> Activity.IDLE;
                    })
                    .orElseGet(() -> switch (sessionFile) {
                        case BUSY -> Activity.BUSY;
                        case IDLE -> Activity.IDLE;
                        case WAITING -> Activity.WAITING;
                        default -> Activity.UNKNOWN;
                    });
        }

        /** Whether it says that it is in the middle of a turn. */
        public boolean isBusy() {
            return activity() == Activity.BUSY;
        }

        public static Reports none() {
            return new Reports(Hooks.silent(), SessionFile.NEVER);
        }
    }

    /** Of a session whose machine and screen were not looked at. */
    public Evidence(Instant at, Optional<SessionId> session, Process process, Transcript transcript, Reports reports) {
        this(at, session, process, transcript, reports, Machine.unread(), Screen.blank());
    }

    /** Evidence of nothing but an exit: what is left when all else could not be read. */
    public static Evidence of(Instant at, Exit exit) {
        return new Evidence(
                at,
                Optional.empty(),
                new Process(Client.unknown(), exit, Duration.ZERO, Duration.ZERO),
                Transcript.none(),
                Reports.none(),
                Machine.unread(),
                Screen.blank());
    }

    public Evidence with(SessionId known) {
        return new Evidence(at, Optional.of(known), process, transcript, reports, machine, screen);
    }

    public Evidence with(Process changed) {
        return new Evidence(at, session, changed, transcript, reports, machine, screen);
    }

    public Evidence with(Transcript changed) {
        return new Evidence(at, session, process, changed, reports, machine, screen);
    }

    public Evidence with(Reports changed) {
        return new Evidence(at, session, process, transcript, changed, machine, screen);
    }

    public Evidence with(Machine changed) {
        return new Evidence(at, session, process, transcript, reports, changed, screen);
    }

    public Evidence with(Screen changed) {
        return new Evidence(at, session, process, transcript, reports, machine, changed);
    }

    /** The same of a client that talks to this provider. */
    public Evidence with(Provider provider) {
        return with(new Client(client().version(), client().print(), provider));
    }

    public Evidence with(Client changed) {
        return with(new Process(changed, exit(), ran(), silence(), liveness(), spending()));
    }

    public Evidence with(Exit changed) {
        return with(new Process(client(), changed, ran(), silence(), liveness(), spending()));
    }

    public Evidence with(Liveness changed) {
        return with(new Process(client(), exit(), ran(), silence(), changed, spending()));
    }

    public Evidence with(Spending changed) {
        return with(new Process(client(), exit(), ran(), silence(), liveness(), changed));
    }

    public Evidence with(Hooks changed) {
        return with(new Reports(changed, sessionFile(), result(), reports.summarized(), reports.status()));
    }

    public Evidence with(SessionFile changed) {
        return with(new Reports(hooks(), changed, result(), reports.summarized(), reports.status()));
    }

    public Client client() {
        return process.client();
    }

    public Exit exit() {
        return process.exit();
    }

    public Duration ran() {
        return process.ran();
    }

    public Duration silence() {
        return process.silence();
    }

    public Liveness liveness() {
        return process.liveness();
    }

    /** How the limits on what may be spent stand. */
    public Spending spending() {
        return process.spending();
    }

    public Hooks hooks() {
        return reports.hooks();
    }

    public SessionFile sessionFile() {
        return reports.sessionFile();
    }

    public Optional<ApiError> result() {
        return reports.result();
    }

    /** The state that the client last reported to its terminal. */
    public Optional<StatusReport> status() {
        return reports.status();
    }

    /** Whether it refused the start before any conversation, and told its user why. */
    public boolean refusedTheStart() {
        return FirstWords.refusal(this).isPresent();
    }

    /** Whether the user has left it: it said goodbye as it does after {@code /exit}, Ctrl-C twice or Ctrl-D. */
    public boolean leftByTheUser() {
        String reason = hooks().sessionEnd().orElse("");
        return exit().isSuccess()
                && !client().print()
                && (reason.equals("prompt_input_exit")
                        || reason.equals("logout")
                        || Farewell.on(screen).isPresent());
    }

    /** Whether it can be resumed: a session without a conversation can't, the client says that there is none. */
    public boolean isResumable() {
        return session.isPresent() && transcript.hasConversation();
    }

    /** Whether its last turn is finished, and it waits for the next. */
    public boolean isBetweenTurns() {
        return liveness().isAtThePrompt() && transcript.endsOnAnswer() && !client().print();
    }

    /** Whether the client's process is there. */
    public boolean alive() {
        return exit() instanceof Exit.Running;
    }

    /** Whether it is there, and neither its last turn nor its last compaction has failed. */
    public boolean aliveWithoutError() {
        return alive()
                && transcript.error().isEmpty()
                && transcript.compactionError().isEmpty();
    }
}
