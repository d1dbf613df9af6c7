package dev.belay.transcript.repair.scan;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.json.Source;
import dev.belay.json.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.LongConsumer;

/**
 * Finds the records in the lines of a transcript: one in a line, as it should be, or several glued together, or whole
 * ones behind half of one. What is no record is counted and left. Reads every byte once, and what is broken twice.
 */
public final class TranscriptScan {
    private static final long STEP = 1 << 20;
    private static final int MOST_TRIES = 200;
    private static final byte[][] STARTS = {
        ascii("{\"parentUuid\":"), ascii("{\"type\":\""), ascii("{\"uuid\":\""), ascii("{\"isSidechain\":")
    };

    private final Source source;
    private final SkeletonReader reader;
    private final Window window;
    private final LongConsumer progress;
    private final RepairReport report;
    private final RecordIndex index = new RecordIndex();
    private Poison poison = Poison.NONE;
    private boolean pairsRefused;
    private boolean noted;
    private long tokens;
    private String model = "";

    public TranscriptScan(Source source, RepairReport report, LongConsumer progress) {
        this.source = source;
        this.reader = new SkeletonReader(source);
        this.window = reader.window();
        this.report = report;
        this.progress = progress;
    }

    public RecordIndex index() {
        return index;
    }

    /** What the API refused last, if no answer has followed. */
    public Poison poison() {
        // Where images were left out already, those that are left are not to blame without better reason.
        return noted && poison == Poison.IMAGE ? Poison.NONE : poison;
    }

    /** Whether the API has refused the session for its tool calls and results, and no answer has followed. */
    public boolean pairsRefused() {
        return pairsRefused;
    }

    /** Tokens of the last answer's request and of itself; 0 when unknown. */
    public long tokens() {
        return tokens;
    }

    /** The model that answered last. */
    public String model() {
        return model;
    }

    /** Reads all lines. */
    public TranscriptScan run() {
        long size = source.size();
        long from = 0;
        long told = 0;
        while (from < size) {
            long end = line(from, size);
            from = end + 1;
            if (from - told > STEP) {
                progress.accept(from - told);
                told = from;
            }
        }
        if (size > 0 && index.size() > 0 && window.at(size - 1) != '\n') {
            report.repaired(RepairReport.Kind.NO_LINE_END);
        }
        return this;
    }

    /** One line; where it ends. */
    private long line(long from, long size) {
        report.nextLine();
        Skeleton record = window.at(from) == '{' ? reader.read(from, size) : null;
        if (record != null) {
            long end = record.end;
            while (end < size && (window.at(end) == ' ' || window.at(end) == '\r' || window.at(end) == '\t')) {
                end++;
            }
            if (end == size || window.at(end) == '\n') {
                add(record, from, end);
                return end;
            }
        }
        long end = window.find('\n', from, size);
        broken(from, end);
        return end;
    }

    /** A line that is not exactly one record. */
    private void broken(long from, long end) {
        long at = behindNothing(from, end);
        boolean nuls = window.find(0, from, end) < end;
        if (at == end) {
            if (nuls) {
                report.repaired(RepairReport.Kind.NULS);
            }
            return;
        }
        int found = 0;
        while (at < end) {
            Skeleton record = window.at(at) == '{' ? reader.read(at, end) : null;
            if (record != null) {
                add(record, record.start, record.end);
                found++;
                at = behindNothing(record.end, end);
            } else {
                long next = nextStart(at + 1, end);
                torn(at, next);
                at = next;
            }
        }
        if (found > 1) {
            report.repaired(RepairReport.Kind.GLUED);
        }
        if (nuls || found > 0) {
            report.repaired(RepairReport.Kind.NULS, nuls);
            report.repaired(RepairReport.Kind.CLEANED, !nuls && found == 1);
        }
    }

    /** Half a record, or nothing of the kind. */
    private void torn(long from, long to) {
        long end = to;
        while (end > from && ignorable(window.at(end - 1))) {
            end--;
        }
        if (window.at(from) == '{') {
            byte[] whole = TornRecord.completed(reader.scan(), from, end);
            if (whole != null) {
                Skeleton record = new SkeletonReader(Source.of(whole)).read(0, whole.length);
                if (record != null && TornRecord.worthKeeping(record)) {
                    add(record, from, end);
                    index.set(index.size() - 1, TORN);
                    report.repaired(RepairReport.Kind.TORN);
                    return;
                }
            }
        }
        report.lost(from == to ? RepairReport.Kind.NULS : RepairReport.Kind.UNREADABLE, end - from);
    }

    /** Where the next whole record within a broken line begins. */
    private long nextStart(long from, long end) {
        int tries = 0;
        long at = window.find('{', from, end);
        while (at < end && tries < MOST_TRIES) {
            for (byte[] start : STARTS) {
                if (window.startsWith(start, at, end)) {
                    tries++;
                    Skeleton record = reader.read(at, end);
                    if (record != null && record.isRecord()) {
                        return at;
                    }
                }
            }
            at = window.find('{', at + 1, end);
        }
        return end;
    }

    private void add(Skeleton record, long from, long end) {
        int what = Classification.of(record);
        long time = time(record.timestamp);
        index.add(from, end - from, time == Long.MIN_VALUE ? what | BAD_TIME : what);
        index.identify(
                hash(record.uuid), hash(record.parent), hash(record.messageId), time == Long.MIN_VALUE ? 0 : time);
        for (Block block : record.blocks) {
            if (block.isCall() && record.isAssistant() || block.isResult() && !record.isAssistant()) {
                index.addTool(Hash.of(block.id));
            }
        }
        report.repaired(RepairReport.Kind.CONTROLS, record.controls);
        note(record, what);
    }

    private void note(Skeleton record, int what) {
        noted |= record.noted;
        if ((what & SIDECHAIN) != 0 || (what & ASSISTANT) == 0) {
            return;
        }
        if (record.apiError) {
            poison = Poison.in(record.words);
            pairsRefused = record.words.contains("tool_use") || record.words.contains("tool_result");
        } else if (!"<synthetic>".equals(record.model) && record.readable()) {
            poison = Poison.NONE;
            pairsRefused = false;
            tokens = record.tokens > 0 ? record.tokens : tokens;
            model = record.model == null ? model : record.model;
        }
    }

    private static long hash(String id) {
        return id == null ? 0 : Hash.of(id);
    }

    /** The smallest number when it is no time. */
    public static long time(String timestamp) {
        try {
            return timestamp == null ? Long.MIN_VALUE : Instant.parse(timestamp).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException noTime) {
            return Long.MIN_VALUE;
        }
    }

    private long behindNothing(long from, long end) {
        long at = from;
        while (at < end && ignorable(window.at(at))) {
            at++;
        }
        boolean mark = window.at(at) == 0xef && window.at(at + 1) == 0xbb && window.at(at + 2) == 0xbf;
        return mark && at + 3 <= end ? behindNothing(at + 3, end) : at;
    }

    private static boolean ignorable(int value) {
        return value == 0 || value == ' ' || value == '\t' || value == '\r' || value == '\n';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
