package dev.belay.operate.dialog;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.Incident;
import dev.belay.terminal.KeyPrompt;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks on standard error and is answered with one key on the terminal; where there is none, nothing is asked. */
public final class TerminalOfferDialog implements OfferDialog {
    private final DialogOutput out;
    private final DialogKeys keys;
    private final Supplier<Optional<Path>> transcript;
    private final Supplier<Optional<Path>> incidentFolder;

    /** @param transcript is named among the details, and so is the incident's folder */
    public TerminalOfferDialog(
            DialogOutput out,
            DialogKeys keys,
            Supplier<Optional<Path>> transcript,
            Supplier<Optional<Path>> incidentFolder) {
        this.out = out;
        this.keys = keys;
        this.transcript = transcript;
        this.incidentFolder = incidentFolder;
    }

    @Override
    public Optional<Choice> choose(Incident incident, Step.Offer offer) {
        if (!keys.present()) {
            return Optional.empty();
        }
        FailureMessage message = new FailureMessage(incident, out.style());
        boolean pasted = false;
        while (true) {
            char key = ask(message, offer);
            if (key == 'd') {
                out.lines(message.details(transcript.get(), incidentFolder.get(), out.columns()));
            } else if (key == KeyPrompt.PASTED && !pasted) {
                pasted = true;
                out.note("keys came too fast to be an answer; nothing was started");
            } else if (key == KeyPrompt.TYPING || key == KeyPrompt.PASTED) {
                String back = offer.session()
                        .map(session -> "; `belay resume " + session.shortened() + "` brings the session back")
                        .orElse("");
                out.note("nothing was started" + back);
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
}
