package dev.belay.endtoend.batch;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.wire.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The model that works on many tasks at once, each in its own conversation: so many calls of a tool, then a word at the end. Faults
 * come at random. It notes who asks again although the batch has written down that the task is done.
 */
final class StepwiseModel implements Script {
    private static final Pattern TASK = Pattern.compile("TASK-(\\d+)");
    private static final Pattern RESULT = Pattern.compile("RESULT-(\\d+-\\d+)");
    private static final int STEPS = 2;

    private final Random lots;
    private final int every;
    private final Path tasks;
    private final Map<String, Integer> requests = new TreeMap<>();
    private final Map<String, Integer> finished = new TreeMap<>();
    private final List<String> afterTheEnd = new ArrayList<>();
    private int overloads;
    private int cuts;

    /**
     * @param every about which request is spoiled; 0 for none
     * @param tasks the folder with the tasks' own folders
     */
    StepwiseModel(long seed, int every, Path tasks) {
        this.lots = new Random(seed);
        this.every = every;
        this.tasks = tasks;
    }

    static String prompt(int task) {
        return "TASK-" + task + ": do the steps one after the other.";
    }

    static String end(String task) {
        return "TASK-" + task + " COMPLETE";
    }

    @Override
    public synchronized Reply next(Request request) {
        Matcher named = TASK.matcher(String.join("\n", request.prompts()));
        if (!named.find()) {
            return Reply.say("No task.");
        }
        String task = named.group(1);
        requests.merge(task, 1, Integer::sum);
        if (isDone(task)) {
            afterTheEnd.add(task);
        }
        if (every > 0 && lots.nextInt(every) == 0) {
            overloads++;
            return Reply.overloaded();
        }
        Set<String> done = new HashSet<>();
        for (String result : request.toolResults()) {
            Matcher found = RESULT.matcher(result);
            while (found.find()) {
                done.add(found.group(1));
            }
        }
        int step = done.size() + 1;
        Answer answer = step > STEPS ? Reply.say(end(task)) : step(task, step);
        if (every > 0 && lots.nextInt(every) == 0) {
            cuts++;
            return answer.cutMidBlock(Interruption.Way.CLOSE);
        }
        if (step > STEPS) {
            finished.merge(task, 1, Integer::sum);
        }
        return answer;
    }

    private static Answer step(String task, int step) {
        return Reply.bash("Step " + step + ".", "sleep 1; printf 'RESULT-%s-%s\\n' " + task + " " + step);
    }

    private boolean isDone(String task) {
        try {
            return Files.readString(tasks.resolve("t" + task).resolve("state")).startsWith("state done");
        } catch (java.io.IOException none) {
            return false;
        }
    }

    /** Who has asked after its task was written down as done. */
    synchronized List<String> afterTheEnd() {
        return List.copyOf(afterTheEnd);
    }

    /** How often each task was told that it is complete, those that were cut off left out. */
    synchronized Map<String, Integer> finished() {
        return new TreeMap<>(finished);
    }

    /** In a line. */
    synchronized String figures() {
        return requests.values().stream().mapToInt(count -> count).sum() + " requests, " + overloads + " of them 529, "
                + cuts + " cut off";
    }
}
