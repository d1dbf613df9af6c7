package dev.belay.run.takeover;

import dev.belay.evidence.Evidence;
import dev.belay.operate.client.CurrentClient;
import dev.belay.operate.dialog.UserDialog;
import dev.belay.printmode.PrintedAnswer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How a run outlives its JVM: what another one has left for this, and what this keeps for the next. */
public final class Succession {
    private final Optional<RunRecord> left;
    private Optional<RecordFile> record = Optional.empty();

    private Succession(Optional<RunRecord> left) {
        this.left = left;
    }

    /** Of a run that begins here. */
    public static Succession ofNothing() {
        return new Succession(Optional.empty());
    }

    /** Of the run that another JVM has left in this folder; nothing when it is not to be had. */
    public static Optional<Succession> in(Path folder) {
        return RecordFile.left(folder).map(run -> new Succession(Optional.of(run)));
    }

    /** Whether a launcher keeps what claude runs on when this JVM dies, and starts another. */
    public static boolean hasLauncher() {
        return LauncherDeath.canBeSeen();
    }

    /** From now on whether what SIGHUP means is the death of the launcher. */
    public static BooleanSupplier launcherDeath() {
        return LauncherDeath.watched()::happened;
    }

    /** The run that another JVM has left, where there is one. */
    public Optional<RunRecord> left() {
        return left;
    }

    /** The line settings of the user's terminal before claude, where another JVM has seen them. */
    public byte[] terminal() {
        return left.isPresent() ? left.get().start().terminal() : new byte[0];
    }

    /**
     * From now on each start of claude stands in this folder.
     *
     * @param start how this run was started, asked for once claude has been
     * @param answer what print mode reads and prints
     */
    public void keep(
            Path folder, Supplier<RunRecord.Start> start, Optional<PrintedAnswer> answer, CurrentClient client) {
        RecordFile file = new RecordFile(folder, start, answer);
        if (left.isPresent()) {
            file.goOn(left.get());
        }
        client.startsSeenBy(file::started);
        record = Optional.of(file);
    }

    /** Where it stands; nothing where nothing is kept. */
    public Optional<RecordFile> record() {
        return record;
    }

    /** Claude has ended; comes back with what only those know who were there. */
    public Evidence ended(Evidence end) throws InterruptedException {
        return record.isPresent() ? record.get().ended(end) : end;
    }

    /** Does not say again what was said before the wait in which the JVM before this one has died. */
    public UserDialog saidBefore(UserDialog dialog) {
        return left.filter(run -> run.client().ended().isPresent()).isPresent() ? new SaidBefore(dialog) : dialog;
    }
}
