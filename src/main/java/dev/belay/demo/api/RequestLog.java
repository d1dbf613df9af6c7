package dev.belay.demo.api;

import dev.belay.demo.wire.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** All requests of one server, in the order in which they were read. Any thread may write, read and wait. */
public final class RequestLog {
    private final List<Request> requests = new ArrayList<>();
    private int connections;

    synchronized void connected() {
        connections++;
        notifyAll();
    }

    synchronized Request add(java.util.function.IntFunction<Request> request) {
        Request added = request.apply(requests.size() + 1);
        requests.add(added);
        notifyAll();
        return added;
    }

    /** Everything so far. */
    public synchronized List<Request> all() {
        return List.copyOf(requests);
    }

    /** The requests of one kind, those that were refused included. */
    public List<Request> of(Request.Kind kind) {
        return all().stream().filter(request -> request.kind() == kind).toList();
    }

    /** The requests of the conversation. */
    public List<Request> main() {
        return of(Request.Kind.MAIN);
    }

    /** How many connections were opened. */
    public synchronized int connections() {
        return connections;
    }

    /**
     * Waits until the requests so far satisfy the condition, and returns them.
     *
     * @throws AssertionError when they do not in time; the message says what did arrive
     */
    public synchronized List<Request> await(String what, Predicate<List<Request>> condition, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.test(List.copyOf(requests))) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("No " + what + " within " + limit.toSeconds() + " s. " + summary());
            }
            wait(left);
        }
        return List.copyOf(requests);
    }

    private String summary() {
        StringBuilder text = new StringBuilder().append(requests.size()).append(" requests arrived:");
        for (Request request : requests) {
            text.append("\n  ").append(request.number()).append(' ').append(request.kind());
            text.append(' ').append(request.model()).append(", ").append(request.messageCount());
            text.append(" messages")
                    .append(request.refusal().map(r -> ", refused: " + r).orElse(""));
        }
        return text.toString();
    }
}
