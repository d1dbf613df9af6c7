package dev.belay.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One snapshot of everything that is known about a session when there is trouble. Values only: no I/O and no clock, the
 * time is in it.
 *
 * @param at when the snapshot was taken
 * @param ran how long the client's process has been there
 * @param silence how long neither transcript, hooks nor screen have changed
 * @param session the session, when it is known for certain
 * @param result what print mode's result record reported ({@code is_error})
 * @param liveness what the client shows of itself while it is alive
 */
public record Evidence(
        Instant at,
        Duration ran,
        Duration silence,
        Optional<SessionId> session,
        Client client,
        Exit exit,
        Transcript transcript,
        Optional<ApiError> result,
        Hooks hooks,
        SessionFile sessionFile,
        Machine machine,
        Screen screen,
        Liveness liveness) {

    /** Evidence of a client that has ended, or that is not looked at. */
    public Evidence(
            Instant at,
            Duration ran,
            Duration silence,
            Optional<SessionId> session,
            Client client,
            Exit exit,
            Transcript transcript,
            Optional<ApiError> result,
            Hooks hooks,
            SessionFile sessionFile,
            Machine machine,
            Screen screen) {
        this(
                at,
                ran,
                silence,
                session,
                client,
                exit,
                transcript,
                result,
                hooks,
                sessionFile,
                machine,
                screen,
                Liveness.none());
    }

    /** Evidence of nothing but an exit: what is left when all else could not be read. */
    public static Evidence of(Instant at, Exit exit) {
        return new Evidence(
                at,
                Duration.ZERO,
                Duration.ZERO,
                Optional.empty(),
                Client.unknown(),
                exit,
                Transcript.none(),
                Optional.empty(),
                Hooks.silent(),
                SessionFile.NEVER,
                Machine.unread(),
                Screen.blank());
    }

    public Evidence with(Transcript changed) {
        return new Evidence(
                at,
                ran,
                silence,
                session,
                client,
                exit,
                changed,
                result,
                hooks,
                sessionFile,
                machine,
                screen,
                liveness);
    }

    /** The same of a client that talks to this provider. */
    public Evidence with(Provider provider) {
        return with(new Client(client.version(), client.print(), provider));
    }

    public Evidence with(Client changed) {
        return new Evidence(
                at,
                ran,
                silence,
                session,
                changed,
                exit,
                transcript,
                result,
                hooks,
                sessionFile,
                machine,
                screen,
                liveness);
    }

    public Evidence with(Hooks changed) {
        return new Evidence(
                at,
                ran,
                silence,
                session,
                client,
                exit,
                transcript,
                result,
                changed,
                sessionFile,
                machine,
                screen,
                liveness);
    }

    public Evidence with(Screen changed) {
        return new Evidence(
                at,
                ran,
                silence,
                session,
                client,
                exit,
                transcript,
                result,
                hooks,
                sessionFile,
                machine,
                changed,
                liveness);
    }

    public Evidence with(Machine changed) {
        return new Evidence(
                at,
                ran,
                silence,
                session,
                client,
                exit,
                transcript,
                result,
                hooks,
                sessionFile,
                changed,
                screen,
                liveness);
    }

    public Evidence with(SessionFile changed) {
        return new Evidence(
                at, ran, silence, session, client, exit, transcript, result, hooks, changed, machine, screen, liveness);
    }

    public Evidence with(Liveness changed) {
        return new Evidence(
                at,
                ran,
                silence,
                session,
                client,
                exit,
                transcript,
                result,
                hooks,
                sessionFile,
                machine,
                screen,
                changed);
    }

    /** Whether it refused the start before any conversation, and told its user why. */
    public boolean refusedTheStart() {
        return FirstWords.refusal(this).isPresent();
    }

    /** Whether the user has left it: it said goodbye as it does after {@code /exit}, Ctrl-C twice or Ctrl-D. */
    public boolean leftByTheUser() {
        String reason = hooks.sessionEnd().orElse("");
        return exit instanceof Exit.Code code
                && code.code() == 0
                && !client.print()
                && (reason.equals("prompt_input_exit")
                        || reason.equals("logout")
                        || Farewell.on(screen).isPresent());
    }

    /** Whether the client's process is there. */
    public boolean alive() {
        return exit instanceof Exit.Running;
    }
}
