package dev.belay.diagnose.criterion;

import dev.belay.diagnose.notation.Endings;
import dev.belay.diagnose.notation.Envelope;
import dev.belay.diagnose.regex.DenseText;
import dev.belay.diagnose.regex.LetterCase;
import dev.belay.diagnose.regex.RequiredLiterals;
import java.util.ArrayList;
import java.util.List;

/** One form of a text, as it is or with its wrapped lines joined, and what is read out of it at first use. */
final class TextForm {
    private static final RequiredLiterals STATUS_WORDS = RequiredLiterals.of(Envelope.WORDS);
    private static final RequiredLiterals ENDING_WORDS = RequiredLiterals.of(Endings.WORDS);

    private final String text;
    private final Surroundings surroundings;
    private String folded;
    private List<Envelope.Status> statuses;
    private List<Endings.Ending> endings;

    /** Reads what stands around some words, wherever they stand in this form. */
    interface Surroundings {
        void around(RequiredLiterals words, DenseText.Reading reading);
    }

    TextForm(String text, Surroundings surroundings) {
        this.text = text;
        this.surroundings = surroundings;
    }

    String text() {
        return text;
    }

    /** The text without a difference between capitals and small letters. */
    String folded() {
        folded = folded == null ? LetterCase.foldText(text) : folded;
        return folded;
    }

    /** The HTTP statuses that it names. */
    List<Envelope.Status> statuses() {
        if (statuses == null) {
            List<Envelope.Status> found = new ArrayList<>();
            surroundings.around(STATUS_WORDS, (from, to) -> Envelope.add(text, from, to, found));
            statuses = found;
        }
        return statuses;
    }

    /** The ends by a signal that it tells of. */
    List<Endings.Ending> endings() {
        if (endings == null) {
            List<Endings.Ending> found = new ArrayList<>();
            surroundings.around(ENDING_WORDS, (from, to) -> Endings.add(text, from, to, found));
            endings = found;
        }
        return endings;
    }

    /** Makes all that is made at first use. */
    void prepare() {
        folded();
        statuses();
        endings();
    }
}
