package dev.belay.transcript.repair;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.transcript.repair.scan.RecordIndex;

/**
 * Branches that a person has left on purpose: at a terminal a conversation can be wound back and go on from there. They
 * stay in the file as they are and do not come back. A branch counts as left only when another prompt with an answer
 * goes on from where it began, and nothing in it is newer than that prompt.
 */
final class Rewinds {
    private final RecordIndex index;
    private final ParentGraph graph;
    private final boolean[] left;

    Rewinds(RecordIndex index, ParentGraph graph, int[] order) {
        this.index = index;
        this.graph = graph;
        this.left = new boolean[index.size()];
        boolean any = false;
        for (int record : order) {
            any |= mayRewind(record);
        }
        if (any) {
            find(order);
        }
    }

    /** Whether it belongs to a branch that was left. */
    boolean left(int record) {
        return left[record];
    }

    private boolean mayRewind(int record) {
        return index.is(record, PROMPT) && index.is(record, TERMINAL) && graph.parent(record) != ParentGraph.NONE;
    }

    private void find(int[] order) {
        int[] place = new int[index.size()];
        int[] last = new int[index.size()];
        boolean[] answered = new boolean[index.size()];
        for (int at = 0; at < order.length; at++) {
            place[order[at]] = at;
            last[order[at]] = at;
        }
        for (int at = order.length - 1; at >= 0; at--) {
            int record = order[at];
            answered[record] |= index.is(record, ASSISTANT) && !index.is(record, API_ERROR);
            int parent = graph.parent(record);
            if (parent != ParentGraph.NONE) {
                last[parent] = Math.max(last[parent], last[record]);
                answered[parent] |= answered[record];
            }
        }
        int[] newest = newestPrompts(order, answered);
        for (int record : order) {
            int parent = graph.parent(record);
            if (parent == ParentGraph.NONE) {
                continue;
            }
            int prompt = newest[parent];
            boolean before = prompt != ParentGraph.NONE && prompt != record && last[record] < place[prompt];
            // What begins with no prompt of its own was not wound back: a call that was cut off, for instance.
            left[record] = left[parent] || before && index.is(record, PROMPT);
        }
    }

    /** The last prompt that goes on from each record and was answered. */
    private int[] newestPrompts(int[] order, boolean[] answered) {
        int[] newest = new int[index.size()];
        java.util.Arrays.fill(newest, ParentGraph.NONE);
        for (int record : order) {
            if (mayRewind(record) && answered[record]) {
                newest[graph.parent(record)] = record;
            }
        }
        return newest;
    }
}
