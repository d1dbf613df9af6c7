package dev.belay.notify.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.belay.settings.ChannelSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Hears answers over HTTP: {@code POST .../QUESTION/KEY/SIGNATURE}. Whatever else it is sent changes nothing, and learns
 * nothing: what fetches links ahead of time asks with GET, and a signature that does not fit is a question that is not
 * there.
 */
final class AnswerListener implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int BACKLOG = 16;
    private static final int LOOKS = 200;
    private static final long LOOK_MILLIS = 50;

    private final Questions questions;
    private final Consumer<String> told;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "answers");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger underWay = new AtomicInteger();
    private final HttpServer server;

    /** What is said in reply, and with which status; whether something was done that others are told of. */
    private record Reply(int status, String text, boolean news) {
        static Reply nothing(int status, String text) {
            return new Reply(status, text, false);
        }
    }

    /**
     * Listens from now on.
     *
     * @param told is told what was done about an answer
     * @throws IOException when another one listens there, or that cannot be done
     */
    AnswerListener(ChannelSettings.Answers address, Questions questions, Consumer<String> told) throws IOException {
        this.questions = questions;
        this.told = told;
        // Whoever sends slowly holds up nobody for long.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "20");
        server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByName(address.host()), address.port()), BACKLOG);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        underWay.incrementAndGet();
        try (exchange) {
            Reply reply = exchange.getRequestMethod().equals("POST")
                    ? reply(exchange.getRequestURI().getPath().split("/"))
                    : Reply.nothing(405, "Only a press of its button is an answer.");
            send(reply, exchange);
            // Whoever has pressed waits for no other server.
            exchange.close();
            if (reply.news()) {
                told.accept(reply.text());
            }
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static void send(Reply reply, HttpExchange exchange) throws IOException {
        byte[] text = (reply.text() + "\n").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        // The next question may be another process's: an answer sent on a connection to this one would be lost.
        exchange.getResponseHeaders().set("Connection", "close");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), head ? -1 : text.length);
        if (!head) {
            exchange.getResponseBody().write(text);
        }
    }

    /** @param path whatever stands before its last three parts: a proxy may have left its own there */
    private Reply reply(String[] path) throws IOException {
        int last = path.length - 1;
        if (last < 2 || path[last - 1].length() != 1) {
            return unknown();
        }
        char key = path[last - 1].charAt(0);
        var question = questions.of(path[last - 2]);
        var choice = question.flatMap(asked -> asked.choice(key));
        if (choice.isEmpty() || !questions.signature().fits(question.get(), key, path[last])) {
            return unknown();
        }
        return questions.take(question.get()) ? done(question.get(), choice.get()) : unknown();
    }

    private Reply done(Question question, Question.Choice choice) throws IOException {
        try {
            boolean heard = questions.answer(question, choice.key());
            String text = heard
                    ? "\"" + choice.label() + "\" in " + question.about() + ": Belay does that now."
                    : "\"" + choice.label() + "\" in " + question.about()
                            + " came too late: nobody asks any more, and nothing was done.";
            return new Reply(heard ? 200 : 410, text, true);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Reply.nothing(503, "Belay has just ended.");
        }
    }

    private static Reply unknown() {
        return Reply.nothing(404, "There is no such question, or it has been answered.");
    }

    /** What is being said is said to its end. */
    @Override
    public void close() {
        for (int look = 0; look < LOOKS && underWay.get() > 0; look++) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        server.stop(0);
        threads.shutdown();
    }
}
