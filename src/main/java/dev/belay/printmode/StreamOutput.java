package dev.belay.printmode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * For {@code stream-json}: lines go on as they come, whole and untouched. The result of a turn and the client's own error
 * before it wait until it is known whether another attempt follows; what begins a session a second time is left out. So
 * the stream is that of one run, and ends with one result.
 *
 * <p>Line and held lines may be of any size; what finds no room goes on at once, as without Belay.
 */
final class StreamOutput implements Output {
    private final GuardedStdout stdout;
    private final Spool line;
    private final Spool held;
    private final StreamFile file;
    private Optional<PrintedRecord> result = Optional.empty();
    private String begun = "";
    private boolean again;
    private boolean passing;

    /** @param folder for what is too much for the memory */
    StreamOutput(GuardedStdout stdout, Optional<Path> folder) {
        this(stdout, new Spool(folder), new Spool(folder), folder);
    }

    /**
     * @param line room for the line that is not yet whole
     * @param held for those that wait
     * @param folder for the file that claude prints to; without one it prints to a pipe
     */
    StreamOutput(GuardedStdout stdout, Spool line, Spool held, Optional<Path> folder) {
        this.file = new StreamFile(folder);
        this.stdout = stdout;
        this.line = line;
        this.held = held;
    }

    @Override
    public OptionalInt prepare() {
        return file.open();
    }

    @Override
    public boolean takeOver() {
        try {
            file.takeOver();
            begun = file.session();
            again = file.isFresh() && !begun.isEmpty();
            passing = !file.atLineStart();
            return true;
        } catch (IOException | RuntimeException none) {
            return false;
        }
    }

    @Override
    public Optional<StreamFile> followed() {
        return Optional.of(file);
    }

    @Override
    public boolean hasKept() {
        return result.filter(last -> !last.isError()).isPresent();
    }

    @Override
    public void begin() {
        if (passing) {
            // The line that was cut off is out already: let the next one begin on its own.
            stdout.write(new byte[] {'\n'}, 0, 1);
        }
        line.clear();
        dropHeld();
        passing = false;
        again = !begun.isEmpty();
        file.begin();
    }

    @Override
    public void take(byte[] bytes, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                add(bytes, start, i + 1 - start);
                start = i + 1;
                if (!passing) {
                    sort(PrintedRecord.line(line.stream()));
                }
                passing = false;
            }
        }
        add(bytes, start, length - start);
    }

    private void add(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        if (!passing) {
            try {
                line.add(bytes, offset, length);
                return;
            } catch (IOException noRoom) {
                passing = true;
                release();
                write(line);
            }
        }
        stdout.write(bytes, offset, length, file::advance);
    }

    private void write(Spool spool) {
        stdout.write(spool, file::advance);
    }

    private void drop(Spool spool) {
        file.advance(spool.size());
        spool.clear();
    }

    /** A whole line has come. */
    private void sort(Optional<PrintedRecord> record) {
        if (record.filter(PrintedRecord::isInit).isPresent()) {
            init(record.get());
            return;
        }
        boolean ends = record.filter(PrintedRecord::isResult).isPresent();
        boolean goesOn = record.filter(PrintedRecord::isConversation).isPresent();
        if (goesOn || ends && result.isPresent()) {
            // The client has gone on by itself: the turn that has ended there was not its last.
            release();
        }
        boolean synthetic = record.filter(PrintedRecord::isSynthetic).isPresent();
        boolean beginsAgain = again && record.filter(PrintedRecord::isSystem).isPresent();
        again &= beginsAgain;
        if (ends || synthetic || beginsAgain || !held.isEmpty()) {
            hold();
            result = ends ? record : result;
        } else {
            write(line);
        }
    }

    /** The same session begins a second time only for us, its hooks included, which may have yet another id (2.1.116). */
    private void init(PrintedRecord record) {
        if (again && record.session().equals(begun)) {
            dropHeld();
            drop(line);
        } else if (result.isPresent()) {
            hold();
        } else {
            release();
            write(line);
        }
        begun = record.session();
        file.announced(begun);
        again = false;
    }

    private void hold() {
        try {
            held.add(line);
            line.clear();
        } catch (IOException noRoom) {
            release();
            write(line);
        }
    }

    private void release() {
        write(held);
        result = Optional.empty();
    }

    private void dropHeld() {
        drop(held);
        result = Optional.empty();
    }

    @Override
    public void deliver(RunResult runResult) {
        // Whole but for its line end, from a wrapper around claude perhaps.
        PrintedRecord.document(line.stream()).ifPresent(last -> sort(Optional.of(last)));
        boolean ended =
                result.filter(last -> last.isError() || !runResult.gaveUp()).isPresent();
        if (result.isPresent() && !ended) {
            dropHeld();
        }
        release();
        if (!ended) {
            byte[] document = ResultDocument.of(runResult, false);
            stdout.write(document, 0, document.length);
        }
    }
}
