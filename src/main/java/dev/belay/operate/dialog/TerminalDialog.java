package dev.belay.operate.dialog;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.evidence.SessionId;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.terminal.KeyPrompt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Talks on standard error: with colours, a countdown and one key on a terminal; plain lines and no question elsewhere.
 */
public final class TerminalDialog implements UserDialog {
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);
    private static final int WIDE = 120;

    private final DialogOutput out;
    private final DialogKeys keys;
    private final CancellableWait waiting;
    private final Supplier<Optional<Path>> transcript;
    private final Supplier<Optional<Path>> incidentFolder;
    private final Function<SessionId, String> byHand;
    private final boolean quietExit;

    /**
     * @param byHand what to type to continue a session without us
     * @param quietExit whether nothing at all is said to a user who has left by himself
     */
    public TerminalDialog(
            DialogOutput out,
            DialogKeys keys,
            CancellableWait waiting,
            Supplier<Optional<Path>> transcript,
            Supplier<Optional<Path>> incidentFolder,
            Function<SessionId, String> byHand,
            boolean quietExit) {
        this.out = out;
        this.keys = keys;
        this.waiting = waiting;
        this.transcript = transcript;
        this.incidentFolder = incidentFolder;
        this.byHand = byHand;
        this.quietExit = quietExit;
    }

    @Override
    public void say(Incident incident) {
        out.clearBelow();
        out.lines(new FailureMessage(incident, out.style(), byHand).lines(out.columns()));
    }

    @Override
    public void remind(Incident incident) {
        if (!quietExit) {
            int width = out.columns();
            note(new FailureMessage(incident, out.style()).reminder(width > 0 ? width : WIDE));
        }
    }

    @Override
    public Optional<Choice> choose(Incident incident, Step.Offer offer) {
        if (!keys.present()) {
            return Optional.empty();
        }
        FailureMessage message = new FailureMessage(incident, out.style(), byHand);
        boolean pasted = false;
        while (true) {
            char key = ask(message, offer);
            if (key == 'd') {
                out.lines(message.details(transcript.get(), incidentFolder.get(), out.columns()));
            } else if (key == KeyPrompt.PASTED && !pasted) {
                pasted = true;
                note("keys came too fast to be an answer; nothing was started");
            } else if (key == KeyPrompt.TYPING || key == KeyPrompt.PASTED) {
                String back = offer.session()
                        .map(session -> "; `belay resume " + session.shortened() + "` brings the session back")
                        .orElse("");
                note("nothing was started" + back);
                return Optional.empty();
            } else {
                return chosen(key, offer);
            }
        }
    }

    private char ask(FailureMessage message, Step.Offer offer) {
        StringBuilder allowed = new StringBuilder("dq").append(KeyPrompt.ENTER);
        for (Choice choice : offer.choices()) {
            allowed.append(choice.key());
        }
        out.text(message.question().line(offer, out.columns()));
        char key =
                keys.ask(allowed.toString(), () -> out.text(message.question().enter(offer) + " "));
        out.text("\n");
        return key;
    }

    /** Return means what stands first. */
    private static Optional<Choice> chosen(char key, Step.Offer offer) {
        return offer.choices().stream()
                .filter(choice -> key == KeyPrompt.ENTER || choice.key() == key)
                .findFirst();
    }

    @Override
    public Optional<Ending> pause(Step.Pause pause) {
        Countdown countdown = new Countdown(pause);
        if (!keys.present() && pause.duration().compareTo(WORTH_A_LINE) >= 0) {
            note(countdown.line(Instant.now(), Duration.ZERO));
        }
        Optional<Ending> ending = waiting.until(countdown::left, (now, waited) -> {
            progress(countdown.line(now, waited) + "; Ctrl-C gives up");
            return keys.present() ? countdown.untilNextLine(now, waited) : CancellableWait.LONGEST_SLEEP;
        });
        progress("");
        return ending;
    }

    @Override
    public void giveUp(String reason) {
        note("giving up: " + reason);
    }

    @Override
    public void progress(String text) {
        out.progress(text);
    }

    @Override
    public void note(String text) {
        out.note(text);
    }
}
