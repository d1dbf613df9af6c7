package dev.belay.machine.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When an answer last moved, folded from successive readings of a {@link StreamGauge}. Has no clock; each value is the
 * last one and a reading.
 *
 * <p>What moves is a connection on which, since the reading before,
 *
 * <ul>
 *   <li>data has come in pieces larger than a keep-alive, or in more pieces than any keep-alive comes in. A {@code ping}
 *       of the API is 42 bytes in its chunk (64 with TLS) every 10 to 30 s, and some gateways send one each second; the
 *       least {@code content_block_delta} is 121 (143). All clients offer to take a compressed answer: its deltas are no
 *       larger than pings (gzip: 14 to 60 bytes and the frames), but many;
 *   <li>hardly anything was sent: an answer is only listened to, while telemetry, polling and the calls of MCP servers
 *       send about as much as they get.
 * </ul>
 *
 * <p>A connection that was opened since then does not count yet: its TLS handshake would look like an answer. No more
 * does one that has been closed. Where nobody counts pieces, more bytes than usual keep-alives bring must do. When in
 * doubt it says "moved": at the first reading, and after it could not tell for a while. An answer that is compressed
 * and slower than two pieces a second is taken for a keep-alive.
 */
public final class StreamMovement {
    /** Mean bytes of a piece that are no more than a keep-alive. */
    private static final long KEEP_ALIVE = 100;
    /** More pieces than this in a second are no keep-alives; some may have been held up and come at once. */
    private static final long FREQUENT = 2;

    private static final long AT_ONCE = 10;
    /** The API sends a keep-alive no more often than once in so many seconds. */
    private static final long USUAL = 10;

    /** How many times more than it sends a connection receives that carries an answer. */
    private static final long LISTENING = 4;

    private static final StreamMovement UNKNOWN = new StreamMovement(Map.of(), null, null);

    private final Map<Long, Connection> before;
    private final Instant readAt;
    private final Instant last;

    private StreamMovement(Map<Long, Connection> before, Instant readAt, Instant last) {
        this.before = before;
        this.readAt = readAt;
        this.last = last;
    }

    /** Before the first reading. */
    public static StreamMovement unknown() {
        return UNKNOWN;
    }

    /** When something last moved; nothing when that can't be told, or when there is no connection that could. */
    public Optional<Instant> last() {
        return Optional.ofNullable(last);
    }

    /**
     * With one more reading.
     *
     * @param at when it was taken
     * @param reading empty when there was none
     */
    public StreamMovement after(Instant at, Optional<StreamGauge.Reading> reading) {
        if (reading.isEmpty() || reading.get().connections().isEmpty()) {
            return UNKNOWN;
        }
        Map<Long, Connection> now = new HashMap<>();
        Instant moved = last == null ? at : last;
        for (Connection connection : reading.get().connections()) {
            now.put(connection.cookie(), connection);
            Connection earlier = before.get(connection.cookie());
            if (earlier != null && carriesAnAnswer(earlier, connection, Duration.between(readAt, at))) {
                Instant arrived = at.minusMillis(connection.silentMillis());
                moved = arrived.isAfter(moved) ? arrived : moved;
            }
        }
        return new StreamMovement(now, at, moved);
    }

    private static boolean carriesAnAnswer(Connection earlier, Connection now, Duration between) {
        long received = now.received() - earlier.received();
        long pieces = now.pieces() - earlier.pieces();
        long sent = now.sent() - earlier.sent();
        boolean listening = received > sent * LISTENING;
        if (now.pieces() == Connection.UNCOUNTED) {
            return listening && received > KEEP_ALIVE * (1 + between.toSeconds() / USUAL);
        }
        boolean large = received > pieces * KEEP_ALIVE;
        boolean many = pieces > AT_ONCE + FREQUENT * between.toSeconds();
        return (large || many) && listening;
    }
}
