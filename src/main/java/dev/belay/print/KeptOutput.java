package dev.belay.print;

import java.io.IOException;

/**
 * For the formats in which claude prints once, at its end ({@code text}, {@code json}): keeps all of an attempt and hands
 * it on, untouched, only when there is no other. In {@code json} what goes out is one document, whatever happened.
 */
final class KeptOutput implements Output {
    private final Outlet outlet;
    private final Spool kept;
    private final boolean json;
    private boolean array;
    private boolean passing;

    /**
     * @param json whether a program expects a document
     * @param array whether that is an array ({@code --verbose})
     */
    KeptOutput(Outlet outlet, Spool kept, boolean json, boolean array) {
        this.outlet = outlet;
        this.kept = kept;
        this.json = json;
        this.array = array;
    }

    @Override
    public void begin() {
        kept.clear();
        passing = false;
    }

    @Override
    public void take(byte[] bytes, int length) {
        if (length > 0 && kept.isEmpty() && !passing) {
            // The user's configuration may ask for an array as well.
            array |= bytes[0] == '[';
        }
        if (!passing) {
            try {
                kept.add(bytes, 0, length);
                return;
            } catch (IOException noRoom) {
                // As without Belay, then: losing an answer would be worse than two of them.
                passing = true;
                outlet.write(kept);
            }
        }
        outlet.write(bytes, 0, length);
    }

    @Override
    public void deliver(Verdict verdict) {
        if (json && !passing && !goodEnough(verdict)) {
            byte[] document = ResultDocument.of(verdict, array);
            outlet.write(document, 0, document.length);
            kept.clear();
        } else {
            outlet.write(kept);
        }
    }

    /** What a wrapper around claude prints besides is no JSON, and yet it is the answer when all went well. */
    private boolean goodEnough(Verdict verdict) {
        if (verdict.clean() && !kept.isEmpty()) {
            return true;
        }
        return PrintedRecord.document(kept.stream())
                .filter(last -> last.isError() || !verdict.gaveUp())
                .isPresent();
    }
}
