package dev.belay.transcript.repair.write;

import dev.belay.json.JsonStrings;
import dev.belay.json.Source;
import dev.belay.json.Window;
import dev.belay.transcript.repair.scan.Block;
import dev.belay.transcript.repair.scan.Block.Range;
import dev.belay.transcript.repair.scan.Placeholders;
import dev.belay.transcript.repair.scan.Skeleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Changes the blocks of one message. */
final class Blocks {
    private static final int LONGEST_INPUT = 2_000;

    private final String original;

    /**
     * @param original where elided things can be found
     */
    Blocks(String original) {
        this.original = original;
    }

    /** Which of the tools and of the media a block is, counted through its message. */
    private static final class Count {
        int tool;
        int media;
    }

    void change(Source source, Skeleton record, Edit edit, Splice.Changes changes) {
        if (record.content == Skeleton.Content.STRING) {
            if (edit.blanks && record.blankContent) {
                changes.put(record.contentAt, new Splice().text(JsonStrings.quote(Placeholders.EMPTY)));
            }
            return;
        }
        if (record.content != Skeleton.Content.LIST) {
            return;
        }
        Count count = new Count();
        Splice list = new Splice().text("[");
        boolean any = false;
        boolean changed = false;
        for (Block block : record.blocks) {
            Splice.Changes within = new Splice.Changes();
            Splice instead = block(source, record, block, edit, count, within);
            changed |= instead != KEPT || !within.isEmpty();
            if (instead != null) {
                list.text(any ? "," : "").add(instead == KEPT ? within.apply(block.start, block.end) : instead);
                any = true;
            }
        }
        if (changed) {
            if (!any) {
                list.add(text(Placeholders.NOTHING_LEFT));
            }
            changes.put(record.contentAt, list.text("]"));
        }
    }

    private static final Splice KEPT = new Splice();

    /** What stands for the block: {@link #KEPT} for itself, null for nothing. */
    private Splice block(Source source, Skeleton record, Block block, Edit edit, Count count, Splice.Changes within) {
        boolean tool = block.isCall() && record.isAssistant() || block.isResult() && !record.isAssistant();
        int ordinal = tool ? count.tool++ : -1;
        for (Block media : block.media()) {
            if (edit.media.get(count.media++)) {
                within.put(new Range(media.start, media.end), text(note(media, edit)));
            }
        }
        if (edit.blanks) {
            blanks(block, within);
        }
        if (edit.thinking && block.isThinking() || tool && edit.drop.get(ordinal)) {
            return null;
        }
        if (tool && edit.toText.get(ordinal)) {
            return block.isCall() ? call(source, block) : result(block, within);
        }
        if (tool && edit.elide.get(ordinal) && block.content != null) {
            String note = Placeholders.elided("the result of a tool", block.content.length(), original);
            within.put(block.content, new Splice().text(JsonStrings.quote(note)));
        }
        return KEPT;
    }

    private String note(Block media, Edit edit) {
        return edit.elideMedia
                ? Placeholders.elided(media.type + Placeholders.kind(media), media.length(), original)
                : Placeholders.refused(media);
    }

    /** The message that stands for an attachment. */
    String insteadOfAttachment(String type, long bytes) {
        String note = Placeholders.elided("an attachment (" + type + ")", bytes, original);
        return "{\"role\":\"user\",\"content\":" + JsonStrings.quote(note) + "}";
    }

    private static void blanks(Block block, Splice.Changes within) {
        if (block.type.equals("text") && block.text != null && block.blankText) {
            within.put(block.text, new Splice().text(JsonStrings.quote(Placeholders.EMPTY)));
        }
        for (Block inner : block.inner) {
            blanks(inner, within);
        }
    }

    private static Splice call(Source source, Block block) {
        long end = Math.min(block.input == null ? 0 : block.input.end(), block.end);
        long start = block.input == null ? 0 : block.input.start();
        byte[] input = new Window(source).bytes(start, Math.min(end, start + LONGEST_INPUT));
        return text(Placeholders.USED_BEFORE + block.name + " " + new String(input, StandardCharsets.UTF_8));
    }

    private static Splice result(Block block, Splice.Changes within) {
        if (block.content == null) {
            return text(Placeholders.LOST_CALL);
        }
        if (block.contentIsList) {
            Splice all = text(Placeholders.LOST_CALL);
            for (Block inner : block.inner) {
                if (List.of("text", "image", "document").contains(inner.type)) {
                    all.text(",").add(within.apply(inner.start, inner.end));
                }
            }
            return all;
        }
        String opening = "{\"type\":\"text\",\"text\":" + JsonStrings.quote(Placeholders.LOST_CALL);
        return new Splice()
                .text(opening.substring(0, opening.length() - 1))
                .raw(block.content.start() + 1, block.content.end() - 1)
                .text("\"}");
    }

    private static Splice text(String text) {
        return new Splice().text("{\"type\":\"text\",\"text\":" + JsonStrings.quote(text) + "}");
    }
}
