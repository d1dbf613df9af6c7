package dev.belay.demo;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.wire.Request;
import java.util.List;

/**
 * The first seed, as it happened on Amazon Bedrock: some tool calls, then a whole text block and an exception behind it,
 * {@code Out of memory}, for every request until the conversation has become shorter. Then the model goes on and
 * finishes.
 */
public final class SeedSession implements Script {
    /** What the report calls it. */
    static final String ERROR = "Out of memory";

    private static final List<String> COMMANDS = List.of("seq 1 2000", "seq 2001 4000", "seq 4001 6000");
    private static final Answer FALL =
            Reply.say("I have seen the numbers, and now").failing("internalServerException", ERROR);

    private final String farewell;
    private int calls;
    private int longest;

    /** @param farewell the end of the last answer */
    public SeedSession(String farewell) {
        this.farewell = farewell;
    }

    /** Chooses by the length of the conversation alone: a resumed one is longer than the one that failed. */
    @Override
    public Reply next(Request request) {
        if (calls < COMMANDS.size()) {
            return Reply.bash("Step " + (calls + 1) + ".", COMMANDS.get(calls++));
        }
        int length = request.body().path("messages").toString().length();
        if (length < longest * 9 / 10) {
            return Reply.say("The conversation is shorter now. The task is done, and nothing was lost." + farewell);
        }
        longest = Math.max(longest, length);
        return FALL;
    }
}
