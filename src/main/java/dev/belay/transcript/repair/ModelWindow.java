package dev.belay.transcript.repair;

/** How much a model reads at once, and how much a transcript makes of it. Estimates: only the API knows. */
final class ModelWindow {
    private static final long TOKENS = 200_000;
    private static final long LARGE = 1_000_000;
    /** The system prompt, the tools and the answer need their share. */
    private static final double SHARE = 0.8;

    private static final int BYTES_PER_TOKEN = 4;

    private ModelWindow() {}

    /** Tokens that a conversation with this model may have, the client's own share left out. */
    static long of(String model) {
        return (long) (SHARE * whole(model));
    }

    static long whole(String model) {
        return model.endsWith("[1m]") ? LARGE : TOKENS;
    }

    /** How many tokens these bytes make, roughly. */
    static long tokens(long bytes) {
        return bytes / BYTES_PER_TOKEN;
    }
}
