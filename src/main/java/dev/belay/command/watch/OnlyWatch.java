package dev.belay.command.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.belay.files.BelayDirectories;
import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** That nobody else watches for this user, who would hear of everything twice. The kernel lets go of it with the process. */
final class OnlyWatch implements AutoCloseable {
    private final Optional<FileChannel> file;
    private final boolean taken;

    private OnlyWatch(Optional<FileChannel> file, boolean taken) {
        this.file = file;
        this.taken = taken;
    }

    /** Where there is no place for a lock, nobody is asked. */
    static OnlyWatch of(Map<String, String> environment) {
        Optional<Path> state = BelayDirectories.state(environment);
        if (state.isEmpty()) {
            return new OnlyWatch(Optional.empty(), false);
        }
        try {
            PrivateFiles.makeDirectory(state.get());
            FileChannel channel = FileChannel.open(
                    state.get().resolve("watch.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            return new OnlyWatch(Optional.of(channel), lock == null);
        } catch (OverlappingFileLockException ours) {
            return new OnlyWatch(Optional.empty(), true);
        } catch (IOException unwritable) {
            return new OnlyWatch(Optional.empty(), false);
        }
    }

    /** Says which process it is, once it watches. */
    void begun() {
        try {
            if (file.isPresent()) {
                file.get().write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(US_ASCII)), 0);
                file.get().truncate(Long.toString(ProcessHandle.current().pid()).length() + 1L);
            }
        } catch (IOException fullDisk) {
            // It holds the lock all the same.
        }
    }

    /** {@code  (process 4711)}, where the other one has said so. */
    String holder() {
        try {
            ByteBuffer text = ByteBuffer.allocate(20);
            int read = file.isPresent() ? file.get().read(text, 0) : 0;
            String pid = new String(text.array(), 0, Math.max(0, read), US_ASCII).strip();
            return pid.matches("[0-9]{1,10}") ? " (process " + pid + ")" : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    boolean taken() {
        return taken;
    }

    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException gone) {
            // The lock is gone with it.
        }
    }
}
