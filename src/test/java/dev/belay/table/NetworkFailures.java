package dev.belay.table;

import dev.belay.demo.api.Interruption.Point;
import dev.belay.demo.api.Interruption.Way;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What breaks between the client and the API. */
final class NetworkFailures {
    private static final String GROUP = "The network";
    private static final String OLD = "1.0.35";

    private NetworkFailures() {}

    static List<Failure> all() {
        List<Failure> all = new ArrayList<>();
        all.add(Failure.of(
                GROUP,
                "connection refused",
                "nothing listens at the address of the API",
                "network-lost",
                stage -> stage.with("ANTHROPIC_BASE_URL", "http://127.0.0.1:9").print("-p", "do it")));
        all.add(always("reset", "every connection is reset before any byte", "network-lost", Reply.drop(true)));
        all.add(always("closed", "every connection is closed before any byte", "network-lost", Reply.drop(false)));
        all.add(Failure.of(
                GROUP, "hang", "no request gets a byte; `API_TIMEOUT_MS=2000`", "network-lost", stage -> stage.with(
                                "API_TIMEOUT_MS", "2000")
                        .api(Script.always(Reply.hang()))
                        .print("-p", "do it")));
        all.add(Failure.of(
                        GROUP,
                        "certificate",
                        "the API's address is `https`, and what answers does not speak TLS",
                        "tls-or-proxy",
                        NetworkFailures::withoutTls)
                // They say no more than that there is no connection.
                .on(OLD, "network-lost")
                .on("2.1.116", "network-lost"));
        all.addAll(cutOnce());
        all.addAll(cutAlways());
        return all;
    }

    /** A server that answers a handshake with plain words. */
    private static void withoutTls(Stage stage) throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answerPlainly(server), "no-tls");
            thread.setDaemon(true);
            thread.start();
            stage.with("ANTHROPIC_BASE_URL", "https://127.0.0.1:" + server.getLocalPort())
                    .print("-p", "do it");
        }
    }

    private static void answerPlainly(ServerSocket server) {
        byte[] answer = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                if (socket.getInputStream().read() >= 0) {
                    socket.getOutputStream().write(answer);
                }
            } catch (IOException gone) {
                // The client or the test has gone.
            }
        }
    }

    /** The first answer is cut; whatever the client tries next goes well. */
    private static List<Failure> cutOnce() {
        return List.of(
                once("cut once after the headers", Point.AFTER_HEADERS, Way.CLOSE),
                once("ended once after message_start", Point.AFTER_START, Way.END),
                once("cut once within a block", Point.MID_BLOCK, Way.CLOSE),
                once("ended once within a block", Point.MID_BLOCK, Way.END),
                once("reset once within a block", Point.MID_BLOCK, Way.RESET),
                once("error event once within a block", Point.MID_BLOCK, Way.ERROR_EVENT),
                once("cut once after a whole block", Point.AFTER_BLOCKS, Way.CLOSE),
                once("cut once before message_stop", Point.BEFORE_STOP, Way.CLOSE));
    }

    private static List<Failure> cutAlways() {
        return List.of(
                cut("cut each time after message_start", Point.AFTER_START),
                cut("cut each time within a block", Point.MID_BLOCK),
                // It takes what it has got for a whole answer, and nothing tells it from one.
                cut("cut each time after a whole block", Point.AFTER_BLOCKS).on(OLD, "finished"),
                Failure.of(
                        GROUP,
                        "cut after a tool's result",
                        "a tool runs, and the answer to its result is cut within a block each time",
                        "network-lost",
                        stage -> stage.api(Script.inTurn(
                                        List.of(Reply.bash("A step.", "echo ONE")),
                                        Reply.say("The answer").cutMidBlock(Way.CLOSE)))
                                .print("-p", "do it")));
    }

    private static Failure once(String name, Point point, Way way) {
        return Failure.of(
                GROUP,
                name,
                "the first answer breaks off (" + way.name().toLowerCase(java.util.Locale.ROOT)
                        + "), the next request is answered whole",
                "finished",
                stage -> stage.api(Script.inTurn(List.of(half(point, way)), Reply.say("The whole answer.")))
                        .print("-p", "do it"));
    }

    private static Failure cut(String name, Point point) {
        return always(
                name, "every answer breaks off (the connection is closed)", "network-lost", half(point, Way.CLOSE));
    }

    private static Reply half(Point point, Way way) {
        return point == Point.AFTER_BLOCKS
                ? Reply.say("The answer is long enough to be cut.").cutAfterBlocks(1, way)
                : Reply.say("The answer is long enough to be cut.").cut(point, way);
    }

    private static Failure always(String name, String done, String expected, Reply reply) {
        return Failure.of(GROUP, name, done, expected, stage -> stage.api(Script.always(reply))
                .print("-p", "do it"));
    }
}
