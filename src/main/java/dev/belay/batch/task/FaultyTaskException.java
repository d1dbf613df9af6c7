package dev.belay.batch.task;

/** What stands there is no task. */
final class FaultyTaskException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String key;

    FaultyTaskException(String key, String say) {
        super(say, null, false, false);
        this.key = key;
    }

    /** The key that is wrong; empty where it is none. */
    String key() {
        return key;
    }
}
