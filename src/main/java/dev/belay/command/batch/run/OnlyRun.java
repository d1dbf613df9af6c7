package dev.belay.command.batch.run;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.HeldLeases;
import dev.belay.batch.folder.Lease;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.util.Optional;

/** Sees to it that one run at a time works on a batch. */
final class OnlyRun implements AutoCloseable {
    private final HeldLeases leases = new HeldLeases();

    private OnlyRun(String token, Lease lease) {
        leases.keep(token, lease);
    }

    /**
     * From now until it is closed.
     *
     * @throws UsageException where there is another
     */
    static OnlyRun in(BatchFolder batch) throws UsageException, IOException {
        Lease.Answer answer = batch.lease().take(Optional.empty());
        if (!answer.isOurs()) {
            throw UsageException.tryLater("another `belay batch run` works in " + batch.path() + " (" + answer.holder()
                    + "); `belay batch status " + batch.path() + "` says how far it has come");
        }
        return new OnlyRun(answer.token(), batch.lease());
    }

    @Override
    public void close() {
        leases.close();
    }
}
