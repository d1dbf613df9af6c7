package dev.belay.transcript.repair.scan;

import dev.belay.json.Source;
import dev.belay.json.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Reads single records of a transcript again. A torn one is read as it is once it is completed. */
public final class Records {
    private final Source source;
    private final RecordIndex index;
    private final SkeletonReader reader;
    private int last = -1;
    private Skeleton lastSkeleton;
    private Source lastSource;

    public Records(Source source, RecordIndex index) {
        this.source = source;
        this.index = index;
        this.reader = new SkeletonReader(source);
    }

    /** What it is, and where its values stand in {@link #source(int)}. */
    public Skeleton skeleton(int record) {
        if (record != last) {
            if (index.is(record, RecordIndex.TORN)) {
                byte[] whole = TornRecord.completed(reader.scan(), index.offset(record), index.end(record));
                lastSource = Source.of(whole);
                lastSkeleton = new SkeletonReader(lastSource).read(0, whole.length);
            } else {
                lastSource = source;
                lastSkeleton = reader.read(index.offset(record), index.end(record));
            }
            last = record;
        }
        return lastSkeleton;
    }

    /** Where its bytes are. */
    public Source source(int record) {
        skeleton(record);
        return lastSource;
    }

    /** Some of its bytes. */
    public byte[] bytes(int record, Block.Range range) {
        return new Window(source(record)).bytes(range.start(), range.end());
    }

    /** What takes room in it. */
    public RecordSize size(int record) {
        return RecordSize.of(skeleton(record));
    }

    /** Whether the results with this id in these two records say the same. */
    public boolean sameResult(int one, int other, long id) {
        return Arrays.equals(result(one, id), result(other, id));
    }

    private byte[] result(int record, long id) {
        Block.Range content = skeleton(record).result(id);
        return content == null ? new byte[0] : bytes(record, content);
    }

    /** Writes bytes of a source in constant memory. */
    public static void copy(Source source, long from, long to, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(64 * 1024, to - from))];
        long at = from;
        while (at < to) {
            int count = source.read(at, buffer);
            if (count <= 0) {
                throw new IOException("the transcript has become shorter while it was read");
            }
            int length = (int) Math.min(count, to - at);
            out.write(buffer, 0, length);
            at += length;
        }
    }
}
