package dev.belay.transcript.repair;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How small a conversation is to become. Without a word from the API it is an estimate; what was refused must become
 * smaller whatever the estimate says: by what the API has said, else by half. Asked again after another refusal, it halves
 * again.
 *
 * @param tokens the most tokens, the client's own share included
 * @param bytes the most bytes of the conversation itself
 * @param estimate how many tokens should do
 * @param refused whether a conversation of the present size was refused
 */
record TrimTarget(long tokens, long bytes, long estimate, boolean refused) {
    /** What a request may have in bytes is 32 MB: images count there, not as tokens. */
    private static final long MOST_BYTES = 20L << 20;
    /** Room to go on working in. */
    private static final double SHARE = 0.6;

    /**
     * The target for a conversation.
     *
     * @param window the most tokens that its model reads
     * @param asked what the user wants; then no refusal counts
     * @param refusal what was refused
     * @param smaller whether it must become smaller although nothing was refused for its size
     * @param tokens how many it has, the client's own share included
     * @param own how many of them are in the conversation itself
     * @param bytes how many bytes the conversation has
     */
    static TrimTarget of(
            long window,
            OptionalLong asked,
            Optional<SizeRefusal> refusal,
            boolean smaller,
            long tokens,
            long own,
            long bytes) {
        long estimate = asked.orElse((long) (SHARE * window));
        if (asked.isPresent() || refusal.isEmpty() && !smaller) {
            return new TrimTarget(estimate, MOST_BYTES, estimate, false);
        }
        SizeRefusal said = refusal.orElse(SizeRefusal.UNSAID);
        long fewer = tokens - own / 2;
        long lighter = bytes / 2;
        if (said.ratio().isPresent()) {
            fewer = (long) (SHARE * said.ratio().getAsDouble() * tokens);
            lighter = MOST_BYTES;
        } else if (said.onlyBytes()) {
            fewer = estimate;
            lighter = said.mostBytes().isPresent()
                    ? Math.min((long) (SHARE * said.mostBytes().getAsLong()), bytes / 4 * 3)
                    : lighter;
        }
        return new TrimTarget(Math.min(estimate, fewer), Math.min(MOST_BYTES, lighter), estimate, refusal.isPresent());
    }

    boolean met(long tokensLeft, long bytesLeft) {
        return tokensLeft <= tokens && bytesLeft <= bytes;
    }

    /** Whether such a conversation should fit, as far as anybody has said. */
    boolean shouldFit(long tokensLeft, long bytesLeft) {
        return refused ? met(tokensLeft, bytesLeft) : tokensLeft <= estimate && bytesLeft <= MOST_BYTES;
    }
}
