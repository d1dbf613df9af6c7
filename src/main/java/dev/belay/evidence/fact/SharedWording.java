package dev.belay.evidence.fact;

/** What several facts say in the same words, and the longest of all lists of words. */
final class SharedWording {
    static final Wording ERROR = Wording.of("claude reported: {}").when("none", "no error was recorded");
    static final Wording STATUS = Wording.of("HTTP status {}").when("none", "there was no HTTP status");
    static final Wording OUTPUT = Wording.of("last output: {}").when("none", "there was no such output");
    static final Wording PRESSURE = Wording.of("waiting for memory: {} % of the time")
            .when("0", "nothing waited for memory")
            .when("unknown", "whether anything waited for memory is not known");
    static final Wording SHORTAGE = Wording.of("there was enough memory")
            .when("true", "memory was short")
            .when("unknown", "whether memory was short is not known");
    static final Wording SPENT =
            Wording.of("limit on spending: {}").when("none", "no limit on what may be spent was reached");
    /** On what a transcript ends. */
    static final Wording ENDING = Wording.ofId("the transcript ends on: {}")
            .when("prompt", "the last prompt has no answer")
            .when("tool-result", "the last tool result has no answer")
            .when("tool-use", "the last tool call has no result")
            .when("answer", "the last answer is complete")
            .when("no-response", "the last answer is \"No response requested.\"")
            .when("cut-answer", "the last answer is cut off")
            .when("error", "the last turn ended in an error")
            .when("interruption", "the last turn was interrupted by the user")
            .when("command", "the last entry is a command such as /compact")
            .when("exit", "the last entry is the command by which the user left")
            .when("compaction", "a compaction was not finished")
            .when("nothing", "no conversation had started");

    private SharedWording() {}
}
