package dev.belay.transcript;

import java.util.ArrayList;
import java.util.List;

/** One block of a message, and where it stands. Absent fields are null, 0 or false. */
final class Block {
    final long start;
    long end;
    String type = "";
    /** The call's own id, or that of the call which is answered. */
    String id;

    String name;
    boolean blankText;
    /** Where its text stands, or a thinking's. */
    Range text;

    Range input;
    /** What a tool result holds. */
    Range content;

    /** Whether {@link #content} is a list of blocks; they are {@link #inner} then. */
    boolean contentIsList;

    final List<Block> inner = new ArrayList<>();
    String mediaType;
    /** Where the base64 text of an image or a document stands, with its quotes. */
    Range data;

    Block(long start) {
        this.start = start;
    }

    /** A piece of the source; the end is behind the last byte. */
    record Range(long start, long end) {
        long length() {
            return end - start;
        }
    }

    boolean isThinking() {
        return type.equals("thinking") || type.equals("redacted_thinking");
    }

    boolean isMedia() {
        return type.equals("image") || type.equals("document");
    }

    boolean isCall() {
        return type.equals("tool_use") && id != null;
    }

    boolean isResult() {
        return type.equals("tool_result") && id != null;
    }

    long length() {
        return end - start;
    }

    /** The images and documents in it, itself included. */
    List<Block> media() {
        if (isMedia()) {
            return List.of(this);
        }
        List<Block> found = new ArrayList<>();
        for (Block block : inner) {
            found.addAll(block.media());
        }
        return found;
    }
}
