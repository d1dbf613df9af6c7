package dev.belay.transcript.repair.write;

import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.Block.Range;
import dev.belay.transcript.repair.scan.Records;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes of a source with others put in their place here and there, in the order in which they are written. */
final class Splice {
    private record Piece(Range range, byte[] text) {}

    private final List<Piece> pieces = new ArrayList<>();

    Splice text(String text) {
        pieces.add(new Piece(null, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    Splice raw(long from, long to) {
        if (to > from) {
            pieces.add(new Piece(new Range(from, to), null));
        }
        return this;
    }

    Splice add(Splice other) {
        pieces.addAll(other.pieces);
        return this;
    }

    void writeTo(Source source, OutputStream out) throws IOException {
        for (Piece piece : pieces) {
            if (piece.text() != null) {
                out.write(piece.text());
            } else {
                Records.copy(source, piece.range().start(), piece.range().end(), out);
            }
        }
    }

    /** A change of a range, whose rest stays. */
    static final class Changes {
        private record Change(Range range, Splice splice) {}

        private final List<Change> changes = new ArrayList<>();

        void put(Range range, Splice instead) {
            changes.add(new Change(range, instead));
        }

        boolean isEmpty() {
            return changes.isEmpty();
        }

        /** The range from here to there with the changes within it. */
        Splice apply(long from, long to) {
            changes.sort(
                    java.util.Comparator.comparingLong(change -> change.range().start()));
            Splice whole = new Splice();
            long at = from;
            for (Change change : changes) {
                if (change.range().start() >= at && change.range().end() <= to) {
                    whole.raw(at, change.range().start()).add(change.splice());
                    at = change.range().end();
                }
            }
            return whole.raw(at, to);
        }
    }
}
