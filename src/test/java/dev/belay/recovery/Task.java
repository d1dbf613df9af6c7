package dev.belay.recovery;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.wire.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task of several tool calls, and the model that works on it: it looks at the results that it is shown and calls for
 * the next step, however often it is asked. Each step's result is told apart from every other ({@code RESULT-3}) and is
 * not a part of its command. In the middle of it a {@link Fault} happens.
 */
public final class Task {
    /** What an earlier run was asked, and has answered. */
    static final String EARLIER = "PROMPT-0: remember this one.";

    public static final String PROMPT = "PROMPT-1: do the steps one after the other.";
    public static final String GO_ON = "GO-ON with the task.";
    public static final String COMPLETE = "TASK COMPLETE";

    private static final Pattern RESULT = Pattern.compile("RESULT-(\\d+)");

    private final int steps;
    private final Fault fault;
    private final Script summary = Script.summary();
    private int done;
    private int summaries;

    public Task(int steps, Fault fault) {
        this.steps = steps;
        this.fault = fault;
    }

    /** The conversation. */
    Script main() {
        return this::next;
    }

    /** Requests for a summary. */
    Script compaction() {
        return request -> {
            Reply given = summary.next(request);
            Reply reply = fault.insteadOfSummary(given);
            summaries += reply == given ? 1 : 0;
            return reply;
        };
    }

    private Reply next(Request request) {
        if (request.prompts().stream().noneMatch(text -> text.contains("PROMPT-1")) && summaries == 0) {
            return Reply.say("It is remembered.");
        }
        for (String result : request.toolResults()) {
            Matcher found = RESULT.matcher(result);
            while (found.find()) {
                done = Math.max(done, Integer.parseInt(found.group(1)));
            }
        }
        int resumed = (int)
                request.prompts().stream().filter(text -> text.contains(GO_ON)).count();
        int step = done + 1;
        Answer answer = step > steps ? Reply.say(COMPLETE) : Reply.bash("Step " + step + ".", command(step));
        return fault.instead(new Fault.Moment(request, step, resumed, summaries), answer);
    }

    private static String command(int step) {
        return "printf 'RESULT-%d\\n' " + step;
    }

    /** The file that the slow tool of this step makes when it runs. */
    static String running(int step) {
        return "tool-" + step + "-is-running";
    }

    /** A step whose tool runs for a minute unless it is ended. */
    public static Answer slow(int step) {
        return Reply.bash("Step " + step + ".", "touch " + running(step) + "; sleep 60; " + command(step));
    }
}
