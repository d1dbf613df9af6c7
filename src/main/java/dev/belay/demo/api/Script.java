package dev.belay.demo.api;

import dev.belay.demo.wire.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Chooses the reply to a request. It is asked for one request at a time, in the order in which they arrive. */
@FunctionalInterface
public interface Script {
    /** The reply to this request. */
    Reply next(Request request);

    /** These replies in turn, and a harmless closing word for whatever comes after them. */
    static Script of(Reply... replies) {
        return inTurn(List.of(replies), Reply.say("The script has no more to say."));
    }

    /** These replies in turn, then the last one for ever. */
    static Script inTurn(List<? extends Reply> replies, Reply forEver) {
        Deque<Reply> left = new ArrayDeque<>(replies);
        return request -> left.isEmpty() ? forEver : left.poll();
    }

    /** The same reply to every request. */
    static Script always(Reply reply) {
        return request -> reply;
    }

    /** A summary in the shape that the clients ask for. */
    static Script summary() {
        return always(Reply.say("<analysis>Nothing is left out.</analysis>\n\n<summary>\n1. Primary Request and Intent:"
                + "\n   SCRIPTED SUMMARY of the conversation so far.\n</summary>"));
    }
}
