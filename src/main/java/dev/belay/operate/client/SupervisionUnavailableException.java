package dev.belay.operate.client;

/** Belay can't do its work here, and claude has not been started: the launcher starts it without supervision. */
public final class SupervisionUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param reason in plain words, a part of a sentence */
    public SupervisionUnavailableException(String reason) {
        super(reason, null, false, false);
    }
}
