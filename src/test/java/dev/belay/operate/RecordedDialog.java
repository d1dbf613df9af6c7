package dev.belay.operate;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.operate.dialog.OfferDialog;
import dev.belay.operate.dialog.PauseDialog;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what the user would read, a line each, and answers as a test says. */
public final class RecordedDialog implements UserDialog, OfferDialog, PauseDialog {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Step.Offer> offers = new CopyOnWriteArrayList<>();
    private final Deque<Choice> answers = new ArrayDeque<>();
    private Optional<Ending> brokenOff = Optional.empty();

    /** The user answers the next questions so, and quits after them. */
    RecordedDialog answering(Choice... choices) {
        answers.addAll(List.of(choices));
        return this;
    }

    /** Each wait is broken off so. */
    public RecordedDialog breakingOff(Ending ending) {
        brokenOff = Optional.of(ending);
        return this;
    }

    /** What was said, in order, without the progress. */
    public List<String> lines() {
        return lines;
    }

    /** What was asked. */
    List<Step.Offer> offers() {
        return offers;
    }

    @Override
    public void say(Incident incident) {
        lines.add("say " + incident.diagnosis().failure());
    }

    @Override
    public void remind(Incident incident) {
        lines.add("remind " + incident.diagnosis().failure());
    }

    @Override
    public Optional<Choice> choose(Incident incident, Step.Offer offer) {
        offers.add(offer);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Ending> pause(Step.Pause pause) {
        lines.add("pause for " + pause.reason());
        return brokenOff;
    }

    @Override
    public void giveUp(String reason) {
        lines.add("give up: " + reason);
    }

    @Override
    public void progress(String text) {}

    @Override
    public void note(String text) {
        lines.add(text);
    }
}
