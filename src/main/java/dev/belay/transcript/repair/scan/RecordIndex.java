package dev.belay.transcript.repair.scan;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * The records of a transcript in the order of its lines, each in about sixty bytes: identifiers are kept as hashes and
 * texts not at all, so that a transcript of a gigabyte fits.
 */
public final class RecordIndex {
    public static final int USER = 1;
    public static final int ASSISTANT = 1 << 1;
    /** An attachment or a system record: no message, but a link of the chain in every version that writes it. */
    static final int LINK = 1 << 2;
    /** Has a uuid and is of a kind that newer clients may not know: hangs on the chain, and nothing hangs on it. */
    public static final int STRANGE = 1 << 3;

    public static final int SIDECHAIN = 1 << 4;
    public static final int BOUNDARY = 1 << 5;
    public static final int SUMMARY = 1 << 6;
    public static final int API_ERROR = 1 << 7;
    static final int META = 1 << 8;
    /** Has a message that every client can read. */
    public static final int READABLE = 1 << 9;

    public static final int PROMPT = 1 << 10;
    public static final int RESULTS = 1 << 11;
    public static final int NO_UUID = 1 << 12;
    public static final int ROOT = 1 << 13;
    public static final int BAD_TIME = 1 << 14;
    public static final int CONTROLS = 1 << 15;
    public static final int EMPTY_TEXT = 1 << 16;
    public static final int BLANK_TEXT = 1 << 17;
    public static final int THINKING = 1 << 18;
    public static final int MEDIA = 1 << 19;
    /** Written at a terminal, where a person can rewind. */
    public static final int TERMINAL = 1 << 20;
    /** Names a leaf ({@code last-prompt}). */
    public static final int LEAF = 1 << 21;
    /** Has no message, but what a tool said. */
    public static final int TOOL_OUTPUT = 1 << 22;
    /** Half of a record whose end is lost. */
    public static final int TORN = 1 << 23;
    /** A message whose type was lost or is unknown. */
    public static final int UNTYPED = 1 << 24;
    /** Nothing but tool results. */
    public static final int ONLY_RESULTS = 1 << 25;
    /** Nothing but thinking. */
    public static final int ONLY_THINKING = 1 << 26;
    /** Marked as a sub-agent's, but the conversation leads through it. */
    public static final int PROMOTED = 1 << 27;

    public static final int MESSAGE = USER | ASSISTANT;
    public static final int CHAINED = MESSAGE | LINK;

    private int size;
    private long[] offsets = new long[64];
    private int[] lengths = new int[64];
    private int[] flags = new int[64];
    private long[] uuids = new long[64];
    private long[] parents = new long[64];
    private long[] messages = new long[64];
    private long[] times = new long[64];
    private int[] toolStarts = new int[65];
    private long[] tools = new long[64];
    private int toolCount;

    public int size() {
        return size;
    }

    /** Adds a record; its flags. */
    int add(Skeleton record, long offset, long length) {
        long time = time(record.timestamp);
        boolean timeless = time == Long.MIN_VALUE;
        int what = Classification.of(record) | (timeless ? BAD_TIME : 0);
        add(offset, length, what);
        identify(hash(record.uuid), hash(record.parent), hash(record.messageId), timeless ? 0 : time);
        for (Block block : record.blocks) {
            if (block.isCall() && record.isAssistant() || block.isResult() && !record.isAssistant()) {
                addTool(Hash.of(block.id));
            }
        }
        return what;
    }

    private static long hash(String id) {
        return id == null ? 0 : Hash.of(id);
    }

    /** The smallest number when it is no time. */
    public static long time(String timestamp) {
        try {
            return timestamp == null ? Long.MIN_VALUE : Instant.parse(timestamp).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException noTime) {
            return Long.MIN_VALUE;
        }
    }

    /** Adds a record; its tools are added next. */
    private int add(long offset, long length, int what) {
        if (size == offsets.length) {
            int longer = size + (size >> 1);
            offsets = Arrays.copyOf(offsets, longer);
            lengths = Arrays.copyOf(lengths, longer);
            flags = Arrays.copyOf(flags, longer);
            uuids = Arrays.copyOf(uuids, longer);
            parents = Arrays.copyOf(parents, longer);
            messages = Arrays.copyOf(messages, longer);
            times = Arrays.copyOf(times, longer);
            toolStarts = Arrays.copyOf(toolStarts, longer + 1);
        }
        offsets[size] = offset;
        lengths[size] = Math.toIntExact(length);
        flags[size] = what;
        toolStarts[size] = toolCount;
        toolStarts[size + 1] = toolCount;
        return size++;
    }

    /** Identifies the last record; 0 stands for none. */
    private void identify(long uuid, long parent, long message, long time) {
        int last = size - 1;
        uuids[last] = uuid;
        parents[last] = parent;
        messages[last] = message;
        times[last] = time;
    }

    /** A call or a result of the last record, in the order of its blocks. */
    private void addTool(long id) {
        if (toolCount == tools.length) {
            tools = Arrays.copyOf(tools, toolCount + (toolCount >> 1));
        }
        tools[toolCount++] = id;
        toolStarts[size] = toolCount;
    }

    public long offset(int record) {
        return offsets[record];
    }

    /** Where it ends, without a line feed. */
    public long end(int record) {
        return offsets[record] + lengths[record];
    }

    public boolean is(int record, int flag) {
        return (flags[record] & flag) != 0;
    }

    public void set(int record, int flag) {
        flags[record] |= flag;
    }

    public long uuid(int record) {
        return uuids[record];
    }

    /** What {@code parentUuid} says; 0 when it is null or absent. */
    public long parent(int record) {
        return parents[record];
    }

    /** The API's id of an answer that is written in several records; 0 for none. */
    public long message(int record) {
        return messages[record];
    }

    public long time(int record) {
        return times[record];
    }

    public int toolCount(int record) {
        return toolStarts[record + 1] - toolStarts[record];
    }

    public long tool(int record, int ordinal) {
        return tools[toolStarts[record] + ordinal];
    }
}
