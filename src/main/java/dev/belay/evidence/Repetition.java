package dev.belay.evidence;

/** Whether a client that is at work gets nowhere: the same few rounds of call and result over and over. */
public enum Repetition {
    NONE("none"),
    /** The same call with the same error, many times in a row. */
    SAME_ERROR("same-error"),
    /** The same call with the same result, faster than any model thinks. */
    SAME_RESULT("same-result"),
    /** One request after the other, and nothing of what they bring is written down. */
    UNWRITTEN("unwritten");

    private final String id;

    Repetition(String id) {
        this.id = id;
    }

    /** The word as it stands in a rule. */
    public String id() {
        return id;
    }
}
