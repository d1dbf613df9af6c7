package dev.belay.transcript.repair.scan;

import java.util.ArrayList;
import java.util.List;

/** One block of a message, and where it stands. Absent fields are null, 0 or false. */
public final class Block {
    public final long start;
    public long end;
    public String type = "";
    /** The call's own id, or that of the call which is answered. */
    public String id;

    public String name;
    public boolean blankText;
    /** Where its text stands, or a thinking's. */
    public Range text;

    public Range input;
    /** What a tool result holds. */
    public Range content;

    /** Whether {@link #content} is a list of blocks; they are {@link #inner} then. */
    public boolean contentIsList;

    public final List<Block> inner = new ArrayList<>();
    public String mediaType;
    /** Where the base64 text of an image or a document stands, with its quotes. */
    public Range data;

    Block(long start) {
        this.start = start;
    }

    /** A piece of the source; the end is behind the last byte. */
    public record Range(long start, long end) {
        public long length() {
            return end - start;
        }
    }

    public boolean isThinking() {
        return type.equals("thinking") || type.equals("redacted_thinking");
    }

    public boolean isMedia() {
        return type.equals("image") || type.equals("document");
    }

    public boolean isCall() {
        return type.equals("tool_use") && id != null;
    }

    public boolean isResult() {
        return type.equals("tool_result") && id != null;
    }

    public long length() {
        return end - start;
    }

    /** The images and documents in it, itself included. */
    public List<Block> media() {
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
