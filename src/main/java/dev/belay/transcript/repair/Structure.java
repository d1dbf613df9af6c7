package dev.belay.transcript.repair;

import dev.belay.transcript.repair.scan.RecordIndex;

/** How the records that were read hang together. */
record Structure(RecordIndex index, ParentGraph graph, Rewinds rewinds) {

    /** Whether it is a part of the conversation, on a branch that was not left. */
    boolean isInConversation(int record) {
        return graph.has(record) && !rewinds.left(record);
    }

    /** Whether it stands there a second time. */
    boolean isDoubled(int record) {
        return graph.doubled(record);
    }

    /** How many are on branches that were left by rewinding. */
    int left() {
        int left = 0;
        for (int record = 0; record < index.size(); record++) {
            left += rewinds.left(record) ? 1 : 0;
        }
        return left;
    }
}
