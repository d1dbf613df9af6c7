package dev.belay.machine.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Readings 30 seconds apart, as they are taken. */
class StreamMovementTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final long STEP = 30;
    /** On the wire, within a chunk and TLS. */
    private static final int PING = 64;

    private static final int DELTA = 145;

    private StreamMovement movement = StreamMovement.unknown();
    private Instant now = START;

    @Test
    void knowsNothingBeforeTheFirstReadingAndSaysMovedAtIt() {
        assertEquals(Optional.empty(), movement.last());
        read(connection(1, 5000, 4, 100_000));
        assertEquals(Optional.of(START), movement.last());
    }

    @Test
    void aConnectionThatHangsDoesNotMove() {
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 5000, 4, 100_000));
        assertEquals(Optional.of(START), movement.last());
    }

    @Test
    void keepAlivesDoNotMoveItEvenOneEachSecond() {
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 5000 + 2 * PING, 6, 100_000));
        read(connection(1, 5000 + 32 * PING, 36, 100_000));
        read(connection(1, 5000 + 62 * PING, 66, 100_000));
        assertEquals(Optional.of(START), movement.last());
    }

    @Test
    void aSlowAnswerMovesItAtTheTimeOfItsLastPiece() {
        read(connection(1, 5000, 4, 100_000));
        read(new Connection(1, 1, 5000 + DELTA, 5, 100_000, 1500));
        assertEquals(Optional.of(now.minusMillis(1500)), movement.last());
        read(new Connection(1, 1, 5000 + DELTA, 5, 100_000, 31_500));
        assertEquals(Optional.of(now.minusMillis(31_500)), movement.last());
    }

    @Test
    void aSlowAnswerWithPingsAmongItMovesToo() {
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 5000 + 3 * PING + 5 * DELTA, 12, 100_000));
        assertEquals(Optional.of(now), movement.last());
    }

    /** Its pieces are as small as pings. */
    @Test
    void anAnswerThatIsCompressedMovesByTheNumberOfItsPieces() {
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 5000 + 150 * PING, 154, 100_000));
        assertEquals(Optional.of(now), movement.last());
    }

    /** After a lost packet the pings of a while come together. */
    @Test
    void keepAlivesThatComeAtOnceDoNotMoveIt() {
        read(connection(1, 5000, 4, 100_000));
        movement = movement.after(
                now.plusMillis(100),
                Optional.of(new StreamGauge.Reading(List.of(connection(1, 5000 + 5 * PING, 9, 100_000)))));
        assertEquals(Optional.of(START), movement.last());
    }

    @Test
    void aFloodInLargeSegmentsMoves() {
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 9_000_000, 6300, 100_300));
        assertEquals(Optional.of(now), movement.last());
    }

    /** A client that exports its figures gets an answer each time, in a piece that is large enough. */
    @Test
    void anExchangeOnAConnectionThatIsKeptDoesNotMoveIt() {
        read(connection(1, 5000, 4, 100_000), connection(2, 300, 1, 4000));
        read(connection(1, 5000, 4, 100_000), connection(2, 600, 2, 8000));
        read(connection(1, 5000, 4, 100_000), connection(2, 1500, 5, 8500));
        assertEquals(Optional.of(START), movement.last());
    }

    @Test
    void aConnectionThatComesAndGoesDoesNotMoveIt() {
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 5000, 4, 100_000), connection(2, 9000, 9, 600));
        read(connection(1, 5000, 4, 100_000));
        read(connection(1, 5000, 4, 100_000), connection(3, 9000, 9, 600));
        assertEquals(Optional.of(START), movement.last());
    }

    @Test
    void anAnswerOnANewConnectionMovesFromTheSecondReadingOn() {
        read(connection(1, 5_000_000, 4000, 100_000));
        read(connection(2, 700, 3, 250_000));
        assertEquals(Optional.of(START), movement.last());
        read(connection(2, 700 + 10 * DELTA, 13, 250_000));
        assertEquals(Optional.of(now), movement.last());
    }

    @Test
    void oneOfSeveralConnectionsIsEnough() {
        read(connection(1, 5000, 4, 100_000), connection(2, 5000, 4, 100_000));
        read(connection(1, 5000 + PING, 5, 100_000), connection(2, 5000 + 3 * DELTA, 7, 100_000));
        assertEquals(Optional.of(now), movement.last());
    }

    @Test
    void withoutAConnectionOrAReadingItKnowsNothingAndBeginsAnew() {
        read(connection(1, 5000, 4, 100_000));
        read();
        assertEquals(Optional.empty(), movement.last());
        read(connection(1, 5000, 4, 100_000));
        assertEquals(Optional.of(now), movement.last());
        movement = movement.after(now.plusSeconds(STEP), Optional.empty());
        assertSame(StreamMovement.unknown(), movement);
    }

    @Test
    void aReadingSumsWhatIsOpen() {
        StreamGauge.Reading reading = new StreamGauge.Reading(
                List.of(new Connection(1, 1, 5000, 4, 100_000, 900), new Connection(2, 2, 70, 4, 100_000, 45_000)));
        assertEquals(5070, reading.bytesReceived());
        assertEquals(Optional.of(Duration.ofMillis(900)), reading.sinceLastData());
        assertEquals(Optional.empty(), new StreamGauge.Reading(List.of()).sinceLastData());
    }

    private void read(Connection... connections) {
        now = movement.last().isEmpty() && now.equals(START) ? START : now.plusSeconds(STEP);
        movement = movement.after(now, Optional.of(new StreamGauge.Reading(List.of(connections))));
    }

    private static Connection connection(long cookie, long received, long pieces, long sent) {
        return new Connection(cookie, cookie, received, pieces, sent, 0);
    }
}
