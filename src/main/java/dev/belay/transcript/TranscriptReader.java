package dev.belay.transcript;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.belay.evidence.Transcript;
import dev.belay.json.JsonStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns the lines of a transcript, given in order, into what they say about its end. It never throws on what a line
 * holds: a line that is no record is counted and left. It reads no files, follows no {@code parentUuid} and keeps no
 * conversation.
 */
public final class TranscriptReader {
    /** Longer lines are parsed through {@link dev.belay.json.StringLimiter}: their strings are not worth the copying. */
    private static final int LONG_LINE = 16 * 1024;

    private static final byte[] TYPE_FIRST = ascii("{\"type\":\"");
    private static final byte[] SIDECHAIN = ascii("\"isSidechain\":true,");
    private static final byte[] ATTACHMENT = ascii("\"isSidechain\":false,\"attachment\":");
    private static final byte[][] TYPES_THAT_COUNT = {
        ascii("assistant\""),
        ascii("user\""),
        ascii("system\""),
        ascii("result\""),
        ascii("summary\""),
        ascii("custom-title\""),
        ascii("ai-title\""),
        ascii("api-request\"")
    };
    private static final byte[][] RECORD_STARTS = {ascii("{\"parentUuid\":"), ascii("{\"type\":\"")};

    private final ConversationState conversation = new ConversationState();
    private final TranscriptMetadata metadata = new TranscriptMetadata();
    private final Consumer<TranscriptRecord> listener;
    private int damaged;
    private boolean nuls;

    public TranscriptReader() {
        this(record -> {});
    }

    /** @param listener is handed each record of the conversation once it is believed, and keeps nothing of it */
    TranscriptReader(Consumer<TranscriptRecord> listener) {
        this.listener = listener;
    }

    /** Something that can open the bytes of one line, again when they must be read a second time. */
    @FunctionalInterface
    public interface Line {
        InputStream open() throws IOException;
    }

    /**
     * Reads one complete line.
     *
     * @param from where it begins in {@code bytes}
     * @param to where it ends, without its line feed
     * @param offset where it begins in its file
     */
    public void read(byte[] bytes, int from, int to, long offset) {
        int start = from;
        int end = to;
        while (start < end && ignorable(bytes[start])) {
            nuls |= bytes[start++] == 0;
        }
        while (end > start && ignorable(bytes[end - 1])) {
            nuls |= bytes[--end] == 0;
        }
        if (byteOrderMark(bytes, start, end)) {
            start += 3;
        }
        if (start == end || cannotMatter(bytes, start, end)) {
            return;
        }
        int length = end - start;
        int begin = start;
        boolean whole = length > LONG_LINE
                ? parse(() -> new ByteArrayInputStream(bytes, begin, length), offset)
                : parseShort(bytes, start, end, offset);
        if (!whole) {
            damaged++;
            salvage(bytes, start + 1, end, offset);
        }
    }

    /** Reads one complete line of any length, in constant memory. */
    public void read(Line line, long offset) {
        if (!parse(line, offset)) {
            damaged++;
        }
    }

    /**
     * Reads what stands behind the last line feed when nothing more can be expected: a record that only lacks its line
     * feed counts, half a record does not.
     *
     * @return whether the file ends on a whole record, or on nothing
     */
    public boolean readLast(Line line, long offset) {
        try (InputStream bytes = line.open()) {
            int first = bytes.read();
            while (first >= 0 && ignorable((byte) first)) {
                nuls |= first == 0;
                first = bytes.read();
            }
            if (first < 0) {
                return !nuls;
            }
        } catch (IOException unreadable) {
            return false;
        }
        return parse(line, offset);
    }

    /** What the lines so far say. {@code torn} is added to what the reader has seen itself (NUL bytes). */
    public Transcript transcript(boolean torn) {
        return conversation.transcript(torn || nuls, damaged);
    }

    /** This conversation with what stands beside it: whose it is, when it last moved, what print mode's result says. */
    StoredTranscript stored(Transcript transcript) {
        return new StoredTranscript(
                transcript,
                metadata.session(),
                metadata.workingDirectory(),
                new StoredTranscript.LastRecord(metadata.lastAt(), metadata.lastOffset()),
                metadata.client(transcript.client()),
                metadata.clientOutput()
                        ? Optional.of(new StoredTranscript.ClientOutput(metadata.result()))
                        : Optional.empty());
    }

    /**
     * Reads a document that is not written in lines: an array of records ({@code --output-format json --verbose}), or
     * records over several lines. It stops where the document breaks off.
     *
     * @throws IOException when the stream cannot be read
     */
    void readDocument(InputStream document) throws IOException {
        try (JsonParser parser = JsonStream.lenientParser(document)) {
            TranscriptRecord record = RecordParser.nextOrInArray(parser);
            while (record != null) {
                add(record, -1);
                record = RecordParser.nextOrInArray(parser);
            }
        } catch (JsonProcessingException breaksOff) {
            damaged++;
        }
    }

    private void add(TranscriptRecord record, long offset) {
        listener.accept(record);
        conversation.add(record, offset);
        TranscriptRecord said = metadata.note(record, offset);
        if (said != null) {
            conversation.add(said, offset);
        }
    }

    private boolean parseShort(byte[] bytes, int from, int to, long offset) {
        try (JsonParser parser = JsonStream.parser(bytes, from, to)) {
            if (fold(parser, offset)) {
                return true;
            }
        } catch (IOException broken) {
            // Once more below, as the client reads it: invalid UTF-8 becomes replacement characters.
        }
        return parseLeniently(() -> new ByteArrayInputStream(bytes, from, to - from), offset);
    }

    private boolean parse(Line line, long offset) {
        try (InputStream bytes = line.open();
                JsonParser parser = JsonStream.parser(bytes)) {
            if (fold(parser, offset)) {
                return true;
            }
        } catch (IOException broken) {
            // As above.
        }
        return parseLeniently(line, offset);
    }

    private boolean parseLeniently(Line line, long offset) {
        try (InputStream bytes = line.open();
                JsonParser parser = JsonStream.lenientParser(bytes)) {
            return fold(parser, offset);
        } catch (IOException broken) {
            return false;
        }
    }

    /** Believes the first record of a line once it is whole, and a second one that is glued to it. */
    private boolean fold(JsonParser parser, long offset) throws IOException {
        TranscriptRecord record = RecordParser.next(parser);
        if (record == null) {
            return false;
        }
        add(record, offset);
        try {
            TranscriptRecord glued = RecordParser.next(parser);
            if (glued != null) {
                damaged++;
                add(glued, offset);
            }
        } catch (IOException rest) {
            damaged++;
        }
        return true;
    }

    /** Half a record with a whole one glued to it, as a crash in the middle of a write leaves it: reads the whole one. */
    private void salvage(byte[] bytes, int from, int to, long offset) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != '{') {
                continue;
            }
            for (byte[] start : RECORD_STARTS) {
                if (startsWith(bytes, at, to, start)) {
                    try (JsonParser parser = JsonStream.parser(new ByteArrayInputStream(bytes, at, to - at))) {
                        TranscriptRecord record = RecordParser.next(parser);
                        if (record != null && record.type != null) {
                            add(record, offset);
                            return;
                        }
                    } catch (IOException broken) {
                        // Not here: on to the next place that looks like a start.
                    }
                }
            }
        }
    }

    /**
     * Whether a line can be passed over unread. Only long ones are worth the look, and only what a client writes itself
     * is recognised: whatever looks different is parsed.
     */
    private static boolean cannotMatter(byte[] bytes, int from, int to) {
        if (to - from < 1024 || bytes[to - 1] != '}') {
            return false;
        }
        if (startsWith(bytes, from, to, TYPE_FIRST)) {
            for (byte[] type : TYPES_THAT_COUNT) {
                if (startsWith(bytes, from + TYPE_FIRST.length, to, type)) {
                    return false;
                }
            }
            return true;
        }
        if (!startsWith(bytes, from, to, RECORD_STARTS[0])) {
            return false;
        }
        int second = from + RECORD_STARTS[0].length;
        second += bytes[second] == '"' ? 39 : 5;
        return startsWith(bytes, second, to, SIDECHAIN) || startsWith(bytes, second, to, ATTACHMENT);
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        if (to - from < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (bytes[from + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean ignorable(byte value) {
        return value == 0 || value == ' ' || value == '\t' || value == '\r' || value == '\n';
    }

    private static boolean byteOrderMark(byte[] bytes, int from, int to) {
        return to - from >= 3
                && bytes[from] == (byte) 0xef
                && bytes[from + 1] == (byte) 0xbb
                && bytes[from + 2] == (byte) 0xbf;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
