package dev.belay.transcript;

import java.util.BitSet;

/** What is to change in one record; all else in it stays byte for byte. */
final class Edit {
    /** The parent stays as it is. */
    static final int KEEP = Integer.MIN_VALUE;
    /** There is none. */
    static final int ROOT = Integer.MIN_VALUE + 1;
    /** The time stays as it is. */
    static final long SAME_TIME = Long.MIN_VALUE;

    int parent = KEEP;
    long time = SAME_TIME;
    boolean uuid;
    boolean type;
    boolean mainChain;
    boolean escape;
    boolean blanks;
    boolean thinking;
    /** Images and documents out, by their order in the record, results' own included. */
    final BitSet media = new BitSet();

    /** Calls or results (by their order) that become text. */
    final BitSet toText = new BitSet();

    /** Results that go, for they stand elsewhere already. */
    final BitSet drop = new BitSet();

    /** Results whose content is elided, for it is large and old. */
    final BitSet elide = new BitSet();

    /** The media go because they are large and old, not because they are refused. */
    boolean elideMedia;

    /** An attachment becomes a note; -1 for no change, else its size. */
    long elideAttachment = -1;

    /** The tokens that its request is said to have had; -1 for no change. */
    long tokens = -1;

    /** The record whose call this record's tool output answers; -1 for none. */
    int answers = -1;

    int answersOrdinal;
    /** The record that is the leaf now; -1 for no change. */
    int leaf = KEEP;
}
