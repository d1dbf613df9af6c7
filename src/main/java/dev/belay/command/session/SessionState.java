package dev.belay.command.session;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.transcript.catalogue.SessionSummary;
import java.util.Optional;

/**
 * How a session stands.
 *
 * @param state {@code running}, {@code background} (running in the client's daemon), {@code finished}, {@code interrupted}, {@code failed}, {@code poisoned}, {@code damaged}
 * @param failure the class of what is wrong; nothing where nothing is
 */
record SessionState(String state, Optional<String> failure) {
    static SessionState of(SessionSummary session, Diagnosis diagnosis) {
        Ending ending = session.transcript().endsOn();
        boolean error = session.transcript().error().isPresent()
                || session.transcript().compactionError().isPresent();
        Kind kind = diagnosis.best().rule().kind();
        boolean well = kind == Kind.CLEAN;
        boolean nothing = !error && (well || diagnosis.unexplained());
        Optional<String> failure = Optional.of(diagnosis.failure());
        if (session.running()) {
            return new SessionState(
                    session.job().isPresent() ? "background" : "running", failure.filter(name -> !nothing));
        }
        if (kind == Kind.DAMAGE) {
            return new SessionState("damaged", failure);
        }
        if (kind == Kind.POISON) {
            return new SessionState("poisoned", failure);
        }
        if (!error && (ending == Ending.INTERRUPTION || ending.midTurn())) {
            return new SessionState("interrupted", failure.filter(name -> !well));
        }
        return well || nothing ? new SessionState("finished", Optional.empty()) : new SessionState("failed", failure);
    }
}
