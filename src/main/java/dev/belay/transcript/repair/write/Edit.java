package dev.belay.transcript.repair.write;

import dev.belay.transcript.repair.scan.RecordSize;
import java.util.BitSet;

/** What is to change in one record; all else in it stays byte for byte. */
public final class Edit {
    /** The parent stays as it is. */
    static final int KEEP = Integer.MIN_VALUE;
    /** There is none. */
    public static final int ROOT = Integer.MIN_VALUE + 1;
    /** The time stays as it is. */
    static final long SAME_TIME = Long.MIN_VALUE;

    public int parent = KEEP;
    public long time = SAME_TIME;
    public boolean uuid;
    public boolean type;
    public boolean mainChain;
    boolean escape;
    public boolean blanks;
    public boolean thinking;
    /** Images and documents out, by their order in the record, results' own included. */
    public final BitSet media = new BitSet();

    /** Calls or results (by their order) that become text. */
    public final BitSet toText = new BitSet();

    /** Results that go, for they stand elsewhere already. */
    public final BitSet drop = new BitSet();

    /** Results whose content is elided, for it is large and old. */
    public final BitSet elide = new BitSet();

    /** The media go because they are large and old, not because they are refused. */
    public boolean elideMedia;

    /** An attachment becomes a note; -1 for no change, else its size. */
    public long elideAttachment = -1;

    /** The tokens that its request is said to have had; -1 for no change. */
    public long tokens = -1;

    /** The record whose call this record's tool output answers; -1 for none. */
    public int answers = -1;

    public int answersOrdinal;
    /** The record that is the leaf now; -1 for no change. */
    public int leaf = KEEP;

    /** Its tool output becomes the result of this call. */
    public void answer(int caller, int ordinal) {
        answers = caller;
        answersOrdinal = ordinal;
    }

    /** Leaves out what is large and old; false when it goes already. */
    public boolean leaveOut(RecordSize.Part part) {
        boolean already;
        switch (part.kind()) {
            case RESULT -> {
                already = toText.get(part.ordinal()) || drop.get(part.ordinal()) || elide.get(part.ordinal());
                elide.set(part.ordinal());
            }
            case MEDIA -> {
                already = media.get(part.ordinal());
                media.set(part.ordinal());
                elideMedia = true;
            }
            default -> {
                already = elideAttachment >= 0;
                elideAttachment = part.bytes();
            }
        }
        return !already;
    }
}
