package dev.belay.transcript.repair.scan;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

/** How the conversation stands with the API: its last answer, and what it has refused since. */
public final class LastAnswer {
    private Poison poison = Poison.NONE;
    private boolean pairsRefused;
    private boolean noted;
    private long tokens;
    private String model = "";

    /** @param what the flags of the record */
    void add(Skeleton record, int what) {
        noted |= record.noted;
        if ((what & SIDECHAIN) != 0 || (what & ASSISTANT) == 0) {
            return;
        }
        if (record.apiError) {
            poison = Poison.in(record.words);
            pairsRefused = record.words.contains("tool_use") || record.words.contains("tool_result");
        } else if (!"<synthetic>".equals(record.model) && record.readable()) {
            poison = Poison.NONE;
            pairsRefused = false;
            tokens = record.tokens > 0 ? record.tokens : tokens;
            model = record.model == null ? model : record.model;
        }
    }

    /** What the API refused last, if no answer has followed. */
    public Poison poison() {
        // Where images were left out already, those that are left are not to blame without better reason.
        return noted && poison == Poison.IMAGE ? Poison.NONE : poison;
    }

    /** Whether the API has refused the session for its tool calls and results, and no answer has followed. */
    public boolean pairsRefused() {
        return pairsRefused;
    }

    /** Tokens of its request and of itself; 0 when unknown. */
    public long tokens() {
        return tokens;
    }

    /** The model that gave it. */
    public String model() {
        return model;
    }
}
