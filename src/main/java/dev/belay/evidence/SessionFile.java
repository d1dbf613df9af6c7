package dev.belay.evidence;

/**
 * What became of {@code sessions/<pid>.json}, which the client (2.1.116 on) removes on a graceful end, or of the session
 * itself where the client's daemon has it now.
 */
public enum SessionFile {
    /** Never seen: an older client, or it died before it wrote one. */
    NEVER("never"),
    /** Still there although the process is dead. */
    LEFT("left"),
    /** Removed by the client itself. */
    REMOVED("removed"),
    /** There, and the client is alive. */
    BUSY("busy"),
    IDLE("idle"),
    WAITING("waiting"),
    /** The client has ended, and its session goes on in the background. */
    BACKGROUND("background"),
    /** There, and the client is alive, but this version (2.1.116) does not say what it is doing. */
    SILENT("silent");

    private final String id;

    SessionFile(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
