package dev.belay.diagnose;

import dev.belay.diagnose.criterion.NormalizedText;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The facts of some evidence, each prepared at its first use. */
final class Facts {
    private static final int LONG = 32 * 1024;

    private final Evidence evidence;
    private final Optional<Facts> heard;
    private final Map<Fact, NormalizedText> values = new EnumMap<>(Fact.class);
    private NormalizedText pasted;

    private Facts(Evidence evidence, Optional<Facts> heard) {
        this.evidence = evidence;
        this.heard = heard;
    }

    /** Those of this evidence. In a pasted text only the words of the client and of what saw it die count. */
    static Facts of(Evidence evidence) {
        return new Facts(evidence, Optional.empty());
    }

    /** The same where all words count, whoever speaks. */
    Facts whoeverSpeaks() {
        return new Facts(evidence, Optional.of(this));
    }

    Evidence evidence() {
        return evidence;
    }

    /** Whether the screen is long; then every fact is prepared, for several readers at the same time. */
    boolean readTogether() {
        if (evidence.screen().text().length() < LONG) {
            return false;
        }
        for (Fact fact : Fact.values()) {
            value(fact).prepare();
        }
        return true;
    }

    /** Whether somebody else's words were passed over. */
    boolean passedOver() {
        return pasted != null && pasted.passedOver();
    }

    NormalizedText value(Fact fact) {
        return values.computeIfAbsent(fact, this::read);
    }

    /** A pasted text is the value of several facts, and prepared once. */
    private NormalizedText read(Fact fact) {
        String value = fact.read(evidence);
        if (!evidence.screen().pasted() || !value.equals(evidence.screen().text())) {
            return NormalizedText.of(value);
        }
        if (pasted == null) {
            pasted = heard.isEmpty()
                    ? NormalizedText.pasted(value)
                    : heard.get().pasted.whoeverSpeaks(value);
        }
        return pasted;
    }
}
