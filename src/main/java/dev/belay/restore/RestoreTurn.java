package dev.belay.restore;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * That nobody else brings runs back meanwhile: whoever comes second sees what the first has done, and tells that. The kernel
 * lets go of it with the process.
 */
final class RestoreTurn {
    private final Optional<FileChannel> file;

    private RestoreTurn(Optional<FileChannel> file) {
        this.file = file;
    }

    /**
     * Waits until it is ours. Where there is no place for a lock, nobody is waited for: each run is claimed besides.
     *
     * @param state {@code $XDG_STATE_HOME/belay}; need not exist
     * @param waiting is told once that there is somebody to wait for
     */
    static RestoreTurn await(Path state, Runnable waiting) {
        try {
            PrivateFiles.makeDirectory(state);
            FileChannel channel = FileChannel.open(
                    state.resolve("restore.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                waiting.run();
                channel.lock();
            }
            return new RestoreTurn(Optional.of(channel));
        } catch (IOException | OverlappingFileLockException noPlace) {
            return new RestoreTurn(Optional.empty());
        }
    }

    /** Lets the next one begin. */
    void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException gone) {
            // The lock is gone with it.
        }
    }
}
