package dev.belay.transcript.repair.scan;

import dev.belay.transcript.repair.scan.Block.Range;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record is, without its texts: identifiers, kinds, and where the values stand that may have to change. Absent
 * fields are null, 0 or false; a scratch pad that lives only as long as its record is looked at.
 */
public final class Skeleton {
    /** How a message's content is written. */
    public enum Content {
        NONE,
        STRING,
        LIST
    }

    public long start;
    public long end;
    String type = "";
    public Range typeAt;
    String subtype = "";
    public String uuid;
    public Range uuidAt;
    public String parent;
    /** Where {@code parentUuid} stands, be it null. */
    public Range parentAt;

    String logicalParent;
    String timestamp;
    public Range timestampAt;
    String sessionId;
    String version;
    String entrypoint;
    boolean sidechain;
    public Range sidechainAt;
    boolean meta;
    boolean compactSummary;
    boolean apiError;
    /** What a tool said besides its result, which outlives a lost message (2.x). */
    public Range toolUseResult;

    String leaf;
    public Range leafAt;
    long preTokens;
    /** An attachment that is no message. */
    public Range attachment;

    public String attachmentType = "";
    /** Where the numbers of the request's tokens stand. */
    public final List<Range> inputTokens = new ArrayList<>();

    /** Where {@code message} stands, whatever it is. */
    public Range messageAt;

    public String role = "";
    String messageId;
    String model;
    long tokens;
    public Content content = Content.NONE;
    public Range contentAt;
    public boolean blankContent;
    /** The first words of the message. */
    String words = "";

    public final List<Block> blocks = new ArrayList<>();
    public boolean controls;
    /** Whether Belay has left something out of it. */
    boolean noted;

    boolean isUser() {
        return type.equals("user");
    }

    public boolean isAssistant() {
        return type.equals("assistant");
    }

    boolean isBoundary() {
        return type.equals("system") && subtype.equals("compact_boundary");
    }

    /** Whether there is a message in it that every client can read. */
    boolean readable() {
        return content == Content.STRING || content == Content.LIST && !blocks.isEmpty();
    }

    /** Whether it has the marks of a record that a client wrote. */
    boolean isRecord() {
        return !type.isEmpty() && (uuid != null || sessionId != null || leaf != null || messageAt != null);
    }

    public List<Block> calls() {
        return blocks.stream().filter(Block::isCall).toList();
    }

    public List<Block> results() {
        return blocks.stream().filter(Block::isResult).toList();
    }

    /** Where the content of the result with this id stands; null when it is not there. */
    Range result(long id) {
        for (Block block : results()) {
            if (block.content != null && Hash.of(block.id) == id) {
                return block.content;
            }
        }
        return null;
    }

    /** Whether a person's words are in it, as far as blocks can tell. */
    boolean isPrompt() {
        return isUser() && !meta && !compactSummary && readable() && results().isEmpty();
    }
}
