package dev.belay.printmode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * For the formats in which claude prints once, at its end ({@code text}, {@code json}): keeps all of an attempt and hands
 * it on, untouched, only when there is no other. In {@code json} what goes out is one document, whatever happened.
 *
 * <p>Claude writes to a file, since clients lose the end of a long answer on a pipe, however fast that is read (1.0.35 of
 * 640 KB all but 64; measured). Only where no file can be made it is a pipe all the same.
 */
final class BufferedOutput implements Output {
    private final GuardedStdout stdout;
    private final Optional<Path> folder;
    private final Optional<AnswerFile> file;
    private final boolean json;
    private Spool kept;
    private Spool next;
    private boolean array;
    private boolean passing;

    /**
     * @param folder for the file
     * @param json whether a program expects a document
     * @param array whether that is an array ({@code --verbose})
     */
    BufferedOutput(GuardedStdout stdout, Optional<Path> folder, boolean json, boolean array) {
        this.stdout = stdout;
        this.folder = folder;
        this.file = folder.map(AnswerFile::new);
        this.kept = new Spool(folder);
        this.json = json;
        this.array = array;
    }

    @Override
    public OptionalInt prepare() {
        next = new Spool(folder);
        try {
            // Another JVM finds it there, should this one die.
            return OptionalInt.of(file.isPresent() ? next.handOut(file.get().next()) : next.handOut());
        } catch (IOException noFile) {
            return OptionalInt.empty();
        }
    }

    @Override
    public void begin() {
        // The user's configuration may ask for an array as well.
        array |= kept.first() == '[';
        kept.clear();
        kept = next;
        passing = false;
        file.ifPresent(AnswerFile::begin);
    }

    @Override
    public boolean takeOver() {
        try {
            kept = Spool.existing(file.orElseThrow().path());
            return true;
        } catch (IOException | RuntimeException none) {
            return false;
        }
    }

    @Override
    public boolean hasKept() {
        return passing || !kept.isEmpty();
    }

    @Override
    public void take(byte[] bytes, int length) {
        if (!passing) {
            try {
                kept.add(bytes, 0, length);
                return;
            } catch (IOException noRoom) {
                // As without Belay, then: losing an answer would be worse than two of them.
                passing = true;
                stdout.write(kept);
            }
        }
        stdout.write(bytes, 0, length);
    }

    @Override
    public void deliver(RunResult result) {
        array |= kept.first() == '[';
        if (json && !passing && !goodEnough(result)) {
            byte[] document = ResultDocument.of(result, array);
            stdout.write(document, 0, document.length);
            kept.clear();
        } else {
            stdout.write(kept);
        }
    }

    /** What a wrapper around claude prints besides is no JSON, and yet it is the answer when all went well. */
    private boolean goodEnough(RunResult result) {
        if (result.clean() && !kept.isEmpty()) {
            return true;
        }
        return PrintedRecord.document(kept.stream())
                .filter(last -> last.isError() || !result.gaveUp())
                .isPresent();
    }
}
