package dev.belay.transcript.repair.scan;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import java.util.function.Predicate;

/** Turns a skeleton into the flags that the plan is made from. */
final class Classification {
    private Classification() {}

    static int of(Skeleton record) {
        int what = kind(record);
        what |= when(record.sidechain, SIDECHAIN);
        what |= when(record.isBoundary(), BOUNDARY);
        what |= when(record.compactSummary, SUMMARY);
        what |= when(record.apiError, API_ERROR);
        what |= when(record.meta, META);
        what |= when(record.readable(), READABLE);
        what |= when(record.isPrompt(), PROMPT);
        what |= when(!record.results().isEmpty(), RESULTS);
        what |= when(all(record, Block::isResult), ONLY_RESULTS);
        what |= when(all(record, Block::isThinking), ONLY_THINKING);
        what |= when(record.uuid == null, NO_UUID);
        what |= when(record.parent == null, ROOT);
        what |= when(record.controls, CONTROLS);
        what |= when(record.leaf != null && record.type.equals("last-prompt"), LEAF);
        what |= when(record.isUser() && !record.readable() && record.toolUseResult != null, TOOL_OUTPUT);
        what |= when(atTerminal(record), TERMINAL);
        return what | content(record);
    }

    private static int kind(Skeleton record) {
        return switch (record.type) {
            case "user" -> USER;
            case "assistant" -> ASSISTANT;
            // Progress is a link where it is written (2.1.29); newer clients bridge it.
            case "system", "attachment", "progress" -> record.uuid == null ? 0 : LINK;
            default -> record.uuid == null ? 0 : strange(record);
        };
    }

    private static int strange(Skeleton record) {
        if (record.readable() && record.parentAt != null) {
            if (record.role.equals("assistant")) {
                return ASSISTANT | UNTYPED;
            }
            if (record.role.equals("user")) {
                return USER | UNTYPED;
            }
        }
        return record.parentAt == null ? 0 : STRANGE;
    }

    private static boolean all(Skeleton record, Predicate<Block> kind) {
        return !record.blocks.isEmpty() && record.blocks.stream().allMatch(kind);
    }

    private static int content(Skeleton record) {
        int what = when(record.content == Skeleton.Content.STRING && record.blankContent, blank(record.contentAt));
        for (Block block : record.blocks) {
            what |= when(block.isThinking(), THINKING);
            what |= when(!block.media().isEmpty(), MEDIA);
            what |= when(isBlankText(block), blank(block.text));
            for (Block inner : block.inner) {
                what |= when(isBlankText(inner), blank(inner.text));
            }
        }
        return what;
    }

    private static boolean isBlankText(Block block) {
        return block.type.equals("text") && block.text != null && block.blankText;
    }

    private static int blank(Block.Range text) {
        return text != null && text.length() > 2 ? BLANK_TEXT : EMPTY_TEXT;
    }

    /** In print mode ({@code sdk-cli}) nobody can rewind, and 1.0.x makes a new session of it. */
    private static boolean atTerminal(Skeleton record) {
        if (record.entrypoint != null) {
            return record.entrypoint.equals("cli");
        }
        return record.version != null && !record.version.startsWith("1.");
    }

    private static int when(boolean holds, int flag) {
        return holds ? flag : 0;
    }
}
