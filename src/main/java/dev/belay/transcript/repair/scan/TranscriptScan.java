package dev.belay.transcript.repair.scan;

import static dev.belay.transcript.repair.scan.RecordIndex.*;

import dev.belay.json.Source;
import dev.belay.json.Window;
import java.nio.charset.StandardCharsets;
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
    private final Records records;
    private final LastAnswer lastAnswer = new LastAnswer();

    public TranscriptScan(Source source, RepairReport report, LongConsumer progress) {
        this.source = source;
        this.reader = new SkeletonReader(source);
        this.records = new Records(source, index);
        this.window = reader.window();
        this.report = report;
        this.progress = progress;
    }

    public RecordIndex index() {
        return index;
    }

    /** The records, to be read again. */
    public Records records() {
        return records;
    }

    /** How the conversation stands with the API. */
    public LastAnswer lastAnswer() {
        return lastAnswer;
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
            Skeleton record = reader.readTorn(from, end);
            if (record != null) {
                add(record, from, end);
                index.set(index.size() - 1, TORN);
                report.repaired(RepairReport.Kind.TORN);
                return;
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
        int what = index.add(record, from, end - from);
        report.repaired(RepairReport.Kind.CONTROLS, record.controls);
        lastAnswer.add(record, what);
    }

    private long behindNothing(long from, long end) {
        long at = from;
        while (at < end) {
            if (ignorable(window.at(at))) {
                at++;
            } else if (at + 3 <= end && isByteOrderMark(at)) {
                at += 3;
            } else {
                return at;
            }
        }
        return at;
    }

    private boolean isByteOrderMark(long at) {
        return window.at(at) == 0xef && window.at(at + 1) == 0xbb && window.at(at + 2) == 0xbf;
    }

    private static boolean ignorable(int value) {
        return value == 0 || value == ' ' || value == '\t' || value == '\r' || value == '\n';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
