package dev.belay.transcript.repair.scan;

import dev.belay.json.JsonScan;
import dev.belay.json.JsonScan.Token;
import dev.belay.json.Source;
import dev.belay.json.Window;
import dev.belay.transcript.repair.scan.Block.Range;

/**
 * Reads the skeleton of a record and steps over everything else, whatever its shape: the format changes with each
 * release, so nothing is expected to be there and nothing unknown is an error.
 */
final class SkeletonReader {
    private final JsonScan scan;
    private Skeleton record;

    SkeletonReader(Source source) {
        this.scan = new JsonScan(new Window(source));
    }

    Window window() {
        return scan.window();
    }

    JsonScan scan() {
        return scan;
    }

    /** The object that begins here, white space before it aside; null when it is none or is broken before the limit. */
    Skeleton read(long from, long limit) {
        record = new Skeleton();
        if (scan.begin(from, limit).next() != Token.OBJECT) {
            return null;
        }
        record.start = scan.start();
        if (!fields(this::field)) {
            return null;
        }
        record.end = scan.end();
        record.controls = scan.controls();
        return record;
    }

    /** The record that is torn off here, as it is once it is completed; null when that is not worth it. */
    Skeleton readTorn(long from, long to) {
        byte[] whole = TornRecord.completed(scan, from, to);
        Skeleton completed = whole == null ? null : new SkeletonReader(Source.of(whole)).read(0, whole.length);
        return completed != null && TornRecord.worthKeeping(completed) ? completed : null;
    }

    /** Reads one field's value, whose token is the current one; false when it is broken. */
    private interface Field {
        boolean read(String name);
    }

    /** Reads all fields of the object that the current token has opened. */
    private boolean fields(Field field) {
        while (true) {
            Token token = scan.next();
            if (token == Token.END_OBJECT) {
                return true;
            }
            if (token != Token.FIELD) {
                return false;
            }
            String name = scan.text();
            if (scan.next() == Token.BROKEN || !field.read(name)) {
                return false;
            }
        }
    }

    private boolean field(String name) {
        switch (name) {
            case "message" -> {
                return message();
            }
            case "compactMetadata" -> {
                return scan.token() == Token.OBJECT ? fields(this::compactMetadata) : scan.skip();
            }
            case "attachment" -> {
                long from = scan.start();
                boolean whole = scan.token() == Token.OBJECT ? fields(this::attachment) : scan.skip();
                record.attachment = new Range(from, scan.end());
                return whole;
            }
            case "toolUseResult" -> {
                long from = scan.start();
                boolean whole = scan.skip();
                record.toolUseResult = new Range(from, scan.end());
                return whole;
            }
            default -> {
                flag(name);
                place(name);
                return scan.skip();
            }
        }
    }

    private void flag(String name) {
        boolean yes = scan.token() == Token.TRUE;
        switch (name) {
            case "isSidechain" -> record.sidechain = yes;
            case "isMeta" -> record.meta = yes;
            case "isCompactSummary" -> record.compactSummary = yes;
            case "isApiErrorMessage" -> record.apiError = yes;
            case "subtype" -> record.subtype = string("");
            case "logicalParentUuid" -> record.logicalParent = string(null);
            case "sessionId" -> record.sessionId = string(null);
            case "version" -> record.version = string(null);
            case "entrypoint" -> record.entrypoint = string(null);
            default -> {}
        }
    }

    private void place(String name) {
        Range range = new Range(scan.start(), scan.end());
        switch (name) {
            case "type" -> {
                record.type = string("");
                record.typeAt = range;
            }
            case "uuid" -> {
                record.uuid = string(null);
                record.uuidAt = range;
            }
            case "parentUuid" -> {
                record.parent = string(null);
                record.parentAt = range;
            }
            case "timestamp" -> {
                record.timestamp = string(null);
                record.timestampAt = range;
            }
            case "isSidechain" -> record.sidechainAt = range;
            case "leafUuid" -> {
                record.leaf = string(null);
                record.leafAt = range;
            }
            default -> {}
        }
    }

    private boolean attachment(String name) {
        if (name.equals("type")) {
            record.attachmentType = string("");
        }
        return scan.skip();
    }

    private boolean compactMetadata(String name) {
        if (name.equals("preTokens")) {
            record.preTokens = number();
        }
        return scan.skip();
    }

    private boolean message() {
        long from = scan.start();
        boolean whole = scan.token() == Token.OBJECT ? fields(this::messageField) : scan.skip();
        record.messageAt = new Range(from, scan.end());
        return whole;
    }

    private boolean messageField(String name) {
        switch (name) {
            case "role" -> record.role = string("");
            case "id" -> record.messageId = string(null);
            case "model" -> record.model = string(null);
            case "usage" -> {
                return scan.token() == Token.OBJECT ? fields(this::usage) : scan.skip();
            }
            case "content" -> {
                return content();
            }
            default -> {}
        }
        return scan.skip();
    }

    private boolean usage(String name) {
        switch (name) {
            case "input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens" -> {
                record.tokens += Math.max(0, number());
                record.inputTokens.add(new Range(scan.start(), scan.end()));
            }
            case "output_tokens" -> record.tokens += Math.max(0, number());
            default -> {}
        }
        return scan.skip();
    }

    private boolean content() {
        long from = scan.start();
        boolean whole = true;
        if (scan.token() == Token.STRING) {
            record.content = Skeleton.Content.STRING;
            record.blankContent = scan.blank();
            record.words = scan.text();
        } else if (scan.token() == Token.ARRAY) {
            record.content = Skeleton.Content.LIST;
            whole = blocks(record.blocks);
        } else {
            whole = scan.skip();
        }
        record.contentAt = new Range(from, scan.end());
        return whole;
    }

    private boolean blocks(java.util.List<Block> into) {
        while (scan.next() != Token.END_ARRAY) {
            if (scan.token() == Token.BROKEN) {
                return false;
            }
            if (scan.token() != Token.OBJECT) {
                if (!scan.skip()) {
                    return false;
                }
                continue;
            }
            Block block = new Block(scan.start());
            if (!fields(name -> blockField(name, block))) {
                return false;
            }
            block.end = scan.end();
            into.add(block);
        }
        return true;
    }

    private boolean blockField(String name, Block block) {
        Range range = new Range(scan.start(), scan.end());
        switch (name) {
            case "type" -> block.type = string("");
            case "id", "tool_use_id" -> block.id = string(null);
            case "name" -> block.name = string(null);
            case "text", "thinking" -> {
                if (scan.token() == Token.STRING) {
                    block.text = range;
                    block.blankText = scan.blank();
                    record.noted |= scan.text().startsWith(Placeholders.MARK);
                    record.words = record.words.isEmpty() ? scan.text() : record.words;
                }
            }
            case "input" -> {
                boolean whole = scan.skip();
                block.input = new Range(range.start(), scan.end());
                return whole;
            }
            case "content" -> {
                return inner(block);
            }
            case "source" -> {
                return scan.token() == Token.OBJECT ? fields(field -> sourceField(field, block)) : scan.skip();
            }
            default -> {}
        }
        return scan.skip();
    }

    private boolean inner(Block block) {
        long from = scan.start();
        block.contentIsList = scan.token() == Token.ARRAY;
        boolean whole = block.contentIsList ? blocks(block.inner) : scan.skip();
        block.content = new Range(from, scan.end());
        return whole;
    }

    private boolean sourceField(String name, Block block) {
        switch (name) {
            case "media_type" -> block.mediaType = string(null);
            case "data" -> block.data = new Range(scan.start(), scan.end());
            default -> {}
        }
        return scan.skip();
    }

    private String string(String otherwise) {
        return scan.token() == Token.STRING ? scan.text() : otherwise;
    }

    private long number() {
        if (scan.token() != Token.NUMBER || scan.end() - scan.start() > 15) {
            return 0;
        }
        String digits =
                new String(scan.window().bytes(scan.start(), scan.end()), java.nio.charset.StandardCharsets.US_ASCII);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(digits) : 0;
    }
}
