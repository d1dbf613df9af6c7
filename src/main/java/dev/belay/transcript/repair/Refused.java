package dev.belay.transcript.repair;

import dev.belay.json.Window;
import dev.belay.transcript.repair.scan.Block;
import dev.belay.transcript.repair.scan.Poison;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.scan.Skeleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Which images and documents of a conversation the API refuses: those that are too large in bytes or in pixels, those that
 * are no images, and where it has said that it refuses one and none is out of bounds, all of that kind.
 */
final class Refused {
    /** The API's limit for the base64 text of one image. */
    private static final long MOST_BYTES = 5L << 20;

    private static final int MOST_PIXELS = 8000;
    private static final int MANY = 20;
    private static final int MOST_PIXELS_OF_MANY = 2000;

    /** One of them, by its order in its record. */
    record Media(int record, int ordinal) {}

    private record Seen(Media media, boolean document, long bytes, ImageSize size) {}

    private final Records records;
    private final Poison poison;
    private final List<Seen> seen = new ArrayList<>();

    Refused(Records records, RecordIndex index, Poison poison) {
        this.records = records;
        this.poison = poison;
    }

    void add(int record) {
        int ordinal = 0;
        Skeleton skeleton = records.skeleton(record);
        Window window = new Window(records.source(record));
        for (Block block : skeleton.blocks) {
            for (Block media : block.media()) {
                boolean document = media.type.equals("document");
                long bytes = media.data == null ? 0 : media.data.length() - 2;
                ImageSize size = document || media.data == null
                        ? ImageSize.UNKNOWN
                        : ImageSize.of(window, media.data.start() + 1, media.data.end() - 1, media.mediaType);
                seen.add(new Seen(new Media(record, ordinal++), document, bytes, size));
            }
        }
    }

    List<Media> all() {
        long images = seen.stream().filter(each -> !each.document()).count();
        List<Media> refused = new ArrayList<>();
        for (Seen each : seen) {
            boolean wide = each.size().longest() > MOST_PIXELS
                    || (images > MANY || poison == Poison.IMAGE) && each.size().longest() > MOST_PIXELS_OF_MANY;
            boolean bad = !each.document()
                    && (each.bytes() > MOST_BYTES || wide || each.size().broken());
            if (bad || poison == Poison.DOCUMENT && each.document()) {
                refused.add(each.media());
            }
        }
        if (refused.isEmpty() && poison == Poison.IMAGE) {
            seen.stream().filter(each -> !each.document()).map(Seen::media).forEach(refused::add);
        }
        return refused;
    }
}
