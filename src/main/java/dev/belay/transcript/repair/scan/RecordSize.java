package dev.belay.transcript.repair.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What takes room in a record of a conversation.
 *
 * @param parts what can go, in the order of the record
 * @param rest the bytes of the message that stay
 */
public record RecordSize(List<Part> parts, long rest) {
    /** As much as an image costs, in bytes of text. */
    private static final long IMAGE = 4 * 1_600;

    private static final Set<String> ELIDABLE =
            Set.of("file", "edited_text_file", "directory", "mcp_resource", "selected_lines_in_ide", "diagnostics");

    /** What a part is. */
    public enum Kind {
        RESULT,
        MEDIA,
        ATTACHMENT
    }

    /**
     * Something that can go.
     *
     * @param ordinal which of its kind in the record
     * @param text the bytes of text that cost as much
     */
    public record Part(Kind kind, int ordinal, long bytes, long text) {}

    static RecordSize of(Skeleton record) {
        if (record.attachment != null && ELIDABLE.contains(record.attachmentType)) {
            long bytes = record.attachment.length();
            return new RecordSize(List.of(new Part(Kind.ATTACHMENT, 0, bytes, bytes)), 0);
        }
        if (record.contentAt == null) {
            return new RecordSize(List.of(), 0);
        }
        List<Part> parts = new ArrayList<>();
        long rest = record.contentAt.length();
        int result = 0;
        int media = 0;
        for (Block block : record.blocks) {
            List<Block> within = block.media();
            if (block.isResult() && block.content != null) {
                long bytes = block.content.length();
                long ofMedia = within.stream().mapToLong(Block::length).sum();
                parts.add(new Part(Kind.RESULT, result, bytes, bytes - ofMedia + IMAGE * within.size()));
                rest -= bytes;
            } else if (block.isMedia()) {
                parts.add(new Part(Kind.MEDIA, media, block.length(), IMAGE));
                rest -= block.length();
            }
            result += block.isResult() ? 1 : 0;
            media += within.size();
        }
        return new RecordSize(List.copyOf(parts), rest);
    }
}
