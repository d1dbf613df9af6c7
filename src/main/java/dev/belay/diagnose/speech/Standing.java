package dev.belay.diagnose.speech;

/** What the words of a line count for. */
enum Standing {
    /** They are the client's, its runtime's or the shell's that started it. */
    OWN,
    /** They are the client's only where the message begins the line: a list, or a short answer of the model. */
    OPENING,
    /** Code, or a comment in it: counts only what begins the line, mark and all, as a runtime prints it of its own code. */
    CODE,
    /** Somebody else's: a tool's, the model's, the user's, a document's; or the client's, and history. */
    OTHERS
}
