package dev.belay.watch;

import dev.belay.posix.TcpConnection;
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
 *   <li>data has come in pieces that are larger than a keep-alive. A {@code ping} of the API is 36 bytes (64 on the wire
 *       within a chunk and TLS), a comment of an MCP server about the same; the smallest {@code content_block_delta} is
 *       120 (145). So it does not matter how often either comes;
 *   <li>hardly anything was sent: an answer is only listened to, while telemetry, polling and the calls of MCP servers send
 *       about as much as they get.
 * </ul>
 *
 * <p>A connection that was opened since then does not count yet: its TLS handshake would look like an answer. No more
 * does one that has been closed. When in doubt it says "moved": at the first reading, or when it could not tell for a
 * while.
 */
public final class StreamMovement {
    /** Mean bytes of a piece that are no more than a keep-alive. */
    private static final long KEEP_ALIVE = 100;
    /** How many times more than it sends a connection receives that carries an answer. */
    private static final long LISTENING = 4;

    private static final StreamMovement UNKNOWN = new StreamMovement(Map.of(), null);

    private final Map<Long, TcpConnection> before;
    private final Instant last;

    private StreamMovement(Map<Long, TcpConnection> before, Instant last) {
        this.before = before;
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
        Map<Long, TcpConnection> now = new HashMap<>();
        Instant moved = last == null ? at : last;
        for (TcpConnection connection : reading.get().connections()) {
            now.put(connection.cookie(), connection);
            TcpConnection earlier = before.get(connection.cookie());
            if (earlier != null && carriesAnAnswer(earlier, connection)) {
                Instant arrived = at.minusMillis(connection.silentMillis());
                moved = arrived.isAfter(moved) ? arrived : moved;
            }
        }
        return new StreamMovement(now, moved);
    }

    private static boolean carriesAnAnswer(TcpConnection earlier, TcpConnection now) {
        long received = now.received() - earlier.received();
        long pieces = now.pieces() - earlier.pieces();
        long sent = now.sent() - earlier.sent();
        return received > pieces * KEEP_ALIVE && received > sent * LISTENING;
    }
}
