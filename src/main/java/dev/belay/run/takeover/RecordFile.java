package dev.belay.run.takeover;

import dev.belay.decide.History;
import dev.belay.evidence.Evidence;
import dev.belay.machine.process.Processes;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.watch.follow.HeardEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The record of a run in its folder, true from a moment after each start of claude until the end. A change is written at
 * once and as a whole; where it can't be written the launcher finds an old one, or none, and then nothing is taken over.
 */
public final class RecordFile {
    private static final String NAME = "record";
    /** No process was started then. */
    private static final String GONE = "gone";

    private final Path folder;
    private final Supplier<RunRecord.Start> start;
    private final Optional<PrintedAnswer> answer;
    private RunRecord record;
    private int starts;
    private boolean goesOn;
    private Thread writer = new Thread();

    /**
     * @param start how this run was started, asked for once claude has been
     * @param answer what print mode reads and prints
     */
    public RecordFile(Path folder, Supplier<RunRecord.Start> start, Optional<PrintedAnswer> answer) {
        this.folder = folder;
        this.answer = answer;
        this.start = start;
    }

    /** What another JVM has left in this folder; nothing when it is not to be had. */
    public static Optional<RunRecord> left(Path folder) {
        try {
            return Optional.of(RunRecord.parse(Files.readString(folder.resolve(NAME))));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** It goes on from here. */
    public synchronized void goOn(RunRecord left) {
        record = left;
        starts = 1;
        goesOn = true;
    }

    /** Claude has been started; that is written down beside it, for it shall not wait. */
    public synchronized void started(int pid, List<String> words, Optional<String> version) {
        Instant begun = Instant.now();
        int number = ++starts;
        if (number > 1) {
            // What the last one has said is no word of this one's.
            HeardEvents.forget(folder.resolve("inbox"));
        }
        writer = new Thread(null, () -> follow(pid, begun, words, version, number), "record", 256 * 1024);
        writer.setDaemon(true);
        writer.start();
    }

    private void follow(int pid, Instant begun, List<String> words, Optional<String> version, int number) {
        try {
            if (answer.isEmpty() || answer.get().leave(folder)) {
                String start = Processes.here().startAsNoted(pid).orElse(GONE);
                write(new RunRecord.Client(pid, start, begun, Optional.empty(), words, version), number);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void write(RunRecord.Client now, int number) {
        if (number == starts) {
            record = record == null ? new RunRecord(now, start.get(), History.empty()) : record.with(now);
            write();
        }
    }

    /**
     * Claude has ended, and that was seen: what is to be done about it can be taken over as well. The same evidence comes
     * back, or where another JVM was there at the end, with what that has seen.
     */
    public Evidence ended(Evidence evidence) throws InterruptedException {
        // A client may end before its start is written down.
        writer.join();
        return noted(evidence);
    }

    private synchronized Evidence noted(Evidence evidence) {
        if (record == null) {
            return evidence;
        }
        if (goesOn && record.client().ended().isPresent()) {
            goesOn = false;
            return record.client().ended().get().in(evidence, record.client().begun());
        }
        Evidence known = SeenEnd.judged(
                evidence,
                answer.isPresent(),
                answer.filter(PrintedAnswer::hasPrinted).isPresent());
        record = record.with(record.client().ended(SeenEnd.of(known)));
        write();
        return known;
    }

    /** Those that another JVM has made. */
    public synchronized History recoveries() {
        return record == null ? History.empty() : record.history();
    }

    /** The recoveries so far. */
    public synchronized void history(History now) {
        if (record != null && !record.history().equals(now)) {
            record = record.with(now);
            write();
        }
    }

    private void write() {
        try {
            Path next = folder.resolve(NAME + ".new");
            Files.writeString(next, record.text());
            Files.move(next, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException noRoom) {
            // An old record of another claude would be worse than none.
            folder.resolve(NAME + ".before").toFile().delete();
            folder.resolve(NAME).toFile().delete();
        }
    }
}
