package dev.belay.transcript.repair.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversation as it shall be: records in their order, with new ones between them, and what changes in each. An item
 * is a record's number, or a negative number for a new one.
 */
public final class Sequence {
    /** A record that was not there. */
    public sealed interface Addition permits Answer, Boundary {
        /** One answer for each kind of new record. */
        interface Visitor<T> {
            T answer(Answer addition);

            T boundary(Boundary addition);
        }

        <T> T accept(Visitor<T> visitor);
    }

    /** The result of a call that has none. */
    public record Answer(int caller, int ordinal) implements Addition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.answer(this);
        }
    }

    /** A compact boundary before this summary. */
    public record Boundary(int summary) implements Addition {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.boundary(this);
        }
    }

    private final List<Addition> additions = new ArrayList<>();
    private final Map<Integer, Edit> edits = new HashMap<>();
    private int[] items = new int[256];
    private int size;

    public int size() {
        return size;
    }

    public int item(int at) {
        return items[at];
    }

    public void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
        }
        items[size++] = item;
    }

    public void add(Addition addition) {
        additions.add(addition);
        add(-additions.size());
    }

    public static boolean isNew(int item) {
        return item < 0;
    }

    public Addition addition(int item) {
        return additions.get(-item - 1);
    }

    /** What changes in this record; made when nothing has changed so far. */
    public Edit edit(int record) {
        return edits.computeIfAbsent(record, none -> new Edit());
    }

    /** What changes in this record; null when nothing does. */
    public Edit edited(int record) {
        return edits.get(record);
    }
}
