package dev.belay.endtoend.real;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.HttpConnection;
import dev.belay.machine.process.Processes;
import dev.belay.machine.stream.Connection;
import dev.belay.machine.stream.StreamGauge;
import dev.belay.machine.stream.StreamMovement;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the kernel counts for a real client's connections while its answer hangs, trickles, or is only kept alive. All
 * three clients send the request (54 to 104 KB) and get the answer on one connection that carries nothing else.
 */
@EnabledOnOs(OS.LINUX)
class RealStreamTest {
    private static final String PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n";
    private static final String DELTA = delta("word ");
    private static final long PING_BYTES = 42;
    private static final long DELTA_BYTES = 126;
    private static final long PACE_MILLISECONDS = 1000;

    @TempDir
    Path folder;

    private final CountDownLatch enough = new CountDownLatch(1);
    private final AtomicInteger events = new AtomicInteger();
    private TerminalScreen terminal;
    private List<Connection> connections = List.of();
    private StreamMovement movement = StreamMovement.unknown();
    private int moves;

    @RealClientTest
    void anAnswerThatHangsDoesNotMove(RealClient client) throws Exception {
        Reply hang = Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG);
        try (ScriptedApi api = new ScriptedApi(Script.always(hang))) {
            start(api, client);
            api.awaitRequest(1);
            Connection before = begin("silence", () -> silence() >= 1000);
            await("more silence", () -> silence() >= 8000);
            assertEquals(0, moves, connections::toString);
            assertEquals(before.received(), stream().received());
        }
    }

    @RealClientTest
    void anAnswerThatTricklesMoves(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of((request, connection) -> send(connection, DELTA)))) {
            start(api, client);
            Connection before = begin("deltas", () -> events.get() >= 2);
            await("movement", () -> moves >= 3);
            assertGrown(DELTA_BYTES, before);
            enough.countDown();
            terminal.awaitScreen("word word", LIMIT);
        }
    }

    @RealClientTest
    void anAnswerThatIsOnlyKeptAliveDoesNotMove(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of((request, connection) -> send(connection, PING)))) {
            start(api, client);
            Connection before = begin("pings", () -> events.get() >= 2);
            await("more pings", () -> stream().pieces() >= before.pieces() + 6);
            assertEquals(0, moves, connections::toString);
            assertGrown(PING_BYTES, before);
            enough.countDown();
            terminal.awaitScreen("done", LIMIT);
        }
    }

    @AfterEach
    void close() {
        enough.countDown();
        if (terminal != null) {
            terminal.close();
        }
    }

    private void start(ScriptedApi api, RealClient client) throws IOException {
        ClientHome home = new ClientHome(folder, api.url());
        List<String> command = List.of(client.executable().toString(), "do it");
        terminal = new TerminalScreen(home.project(), home.environment(), command);
    }

    /** From now on movement counts. */
    private Connection begin(String what, BooleanSupplier condition) {
        await(what, () -> !connections.isEmpty() && condition.getAsBoolean());
        movement = StreamMovement.unknown();
        moves = 0;
        return stream();
    }

    /** Takes readings until then. */
    private void await(String what, BooleanSupplier condition) {
        StreamGauge gauge = StreamGauge.here();
        terminal.await(what, LIMIT, () -> {
            List<Processes.Entry> tree = Processes.here().of(terminal.pid());
            Instant at = Instant.now();
            Optional<StreamGauge.Reading> reading = gauge.read(StreamGauge.clients(tree));
            connections = reading.orElseThrow().connections();
            Optional<Instant> last = movement.last();
            movement = movement.after(at, reading);
            moves += last.isPresent() && !movement.last().equals(last) ? 1 : 0;
            return condition.getAsBoolean();
        });
    }

    /** The one that has carried the request. */
    private Connection stream() {
        return connections.stream()
                .max(Comparator.comparingLong(Connection::sent))
                .orElseThrow();
    }

    private long silence() {
        return new StreamGauge.Reading(connections)
                .sinceLastData()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    /** Each event came in a piece of its own. */
    private void assertGrown(long bytes, Connection before) {
        Connection now = stream();
        assertEquals(before.cookie(), now.cookie());
        assertEquals(before.sent(), now.sent());
        assertEquals(bytes * (now.pieces() - before.pieces()), now.received() - before.received());
    }

    private void send(HttpConnection connection, String event) throws IOException {
        open(connection);
        repeat(connection, event);
        finish(connection);
    }

    private static void open(HttpConnection connection) throws IOException {
        connection.startStream(200, "text/event-stream; charset=utf-8");
        connection.chunk(event(
                "message_start",
                "\"message\":{\"id\":\"msg_01\",\"type\":\"message\","
                        + "\"role\":\"assistant\",\"model\":\"claude-sonnet-4-6\",\"content\":[],\"stop_reason\":null,"
                        + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":9,\"cache_creation_input_tokens\":0,"
                        + "\"cache_read_input_tokens\":0,\"output_tokens\":1}}"));
        connection.chunk(
                event("content_block_start", "\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"));
    }

    private void repeat(HttpConnection connection, String event) throws IOException {
        try {
            while (!enough.await(PACE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                connection.chunk(event);
                events.incrementAndGet();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void finish(HttpConnection connection) throws IOException {
        connection.chunk(delta("done"));
        connection.chunk(event("content_block_stop", "\"index\":0"));
        connection.chunk(event(
                "message_delta",
                "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
                        + "\"usage\":{\"output_tokens\":9}"));
        connection.chunk(event("message_stop", ""));
        connection.endStream();
    }

    private static String delta(String text) {
        return event(
                "content_block_delta", "\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}");
    }

    private static String event(String type, String rest) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + (rest.isEmpty() ? "" : ",") + rest + "}\n\n";
    }
}
