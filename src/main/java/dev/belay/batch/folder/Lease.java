package dev.belay.batch.folder;

import dev.belay.files.PrivateFiles;
import dev.belay.files.RecordLines;
import dev.belay.register.Host;
import dev.belay.register.ProcessMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may write in a folder: one process at a time, on whichever machine. It holds the folder for as long as it, or what it
 * has started there, is alive; where that cannot be seen from here, for as long as the lease is touched, by the clock of the
 * file system itself. Whoever finds another's token in it has lost it, and ends.
 */
public final class Lease {
    /** Whoever cannot touch it any more ends sooner than this. */
    static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Octets that one has at most. */
    private static final int MOST = 4096;

    /** Threads of one process cannot hold the same lock. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Path folder;

    Lease(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of asking.
     *
     * @param token by which its owner knows it; empty where another has it
     * @param holder who has it, in words; empty where we do
     */
    public record Answer(String token, String holder) {
        public boolean isOurs() {
            return holder.isEmpty();
        }
    }

    /** The file, whose first line has the token. */
    public Path file() {
        return folder.resolve("lease");
    }

    /**
     * Takes it, where nobody has it who may still write.
     *
     * @param working the process that was started here and is alive, where there is one: it goes on under its token
     * @throws IOException when that cannot be done
     */
    public Answer take(Optional<ProcessHandle> working) throws IOException {
        PrivateFiles.makeDirectory(folder);
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                Optional<Held> held = lock.isValid() ? read() : Optional.empty();
                Optional<String> holder = held.flatMap(this::holder);
                if (holder.isPresent()) {
                    return new Answer("", holder.get());
                }
                String token = held.isPresent() && working.isPresent()
                        ? held.get().token()
                        : UUID.randomUUID().toString();
                PrivateFiles.write(file(), Held.by(token).text());
                return new Answer(token, "");
            }
        }
    }

    /**
     * Says that its owner is there; whether it still is the owner. What stands in it is written once more: by that the file
     * system sets the time itself, and whether our clock is right does not matter.
     */
    public boolean touch(String token) {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // Of this very file: one that another has put in its place meanwhile is not written to.
            ByteBuffer text = ByteBuffer.allocate(MOST);
            while (text.hasRemaining() && channel.read(text) > 0) {
                // Until it ends.
            }
            text.flip();
            if (!isOf(token, StandardCharsets.UTF_8.decode(text.duplicate()).toString())) {
                return false;
            }
            for (long at = 0; text.hasRemaining(); at += channel.write(text, at)) {
                // Until all of it stands there.
            }
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    private static boolean isOf(String token, String text) {
        try {
            return Held.parse(text).token().equals(token);
        } catch (RuntimeException damaged) {
            return false;
        }
    }

    /** Whether another has it now. */
    public boolean isLost(String token) {
        try {
            return read().filter(held -> !held.token().equals(token)).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Gives it back. */
    public void release(String token) {
        try {
            if (read().filter(held -> held.token().equals(token)).isPresent()) {
                Files.deleteIfExists(file());
            }
        } catch (IOException unreachable) {
            // It comes to its end by itself.
        }
    }

    /** Who has it and may still write, in words. */
    public Optional<String> holder() {
        try {
            return read().flatMap(this::holder);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> holder(Held held) {
        if (held.host().equals(Host.here())) {
            return held.process().isAlive()
                    ? Optional.of("process " + held.process().pid())
                    : Optional.empty();
        }
        Duration age = age();
        Duration left = PATIENCE.minus(age);
        return left.isNegative() || left.isZero()
                ? Optional.empty()
                : Optional.of("process " + held.process().pid() + " on "
                        + held.host().name() + ", heard of " + Math.max(0, age.toSeconds())
                        + " s ago, and believed for " + Math.min(PATIENCE.toSeconds(), left.toSeconds() + 1)
                        + " s more");
    }

    /** Clocks of machines differ: a file that is written now says what time it is there. */
    private Duration age() {
        try {
            Path now = Files.createTempFile(folder, ".now", "");
            try {
                return Duration.between(
                        Files.getLastModifiedTime(file()).toInstant(),
                        Files.getLastModifiedTime(now).toInstant());
            } finally {
                Files.deleteIfExists(now);
            }
        } catch (IOException unknown) {
            return Duration.ZERO;
        }
    }

    private Optional<Held> read() throws IOException {
        try {
            return Optional.of(Held.parse(Files.readString(file())));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** What stands in it. */
    private record Held(String token, Host host, ProcessMark process) {
        static Held by(String token) throws IOException {
            return new Held(
                    token,
                    Host.here(),
                    ProcessMark.of(ProcessHandle.current().pid())
                            .orElseThrow(() -> new IOException("this process cannot be told from others")));
        }

        String text() {
            return new RecordLines()
                    .add("token", token)
                    .add("host", host.name())
                    .add("host", host.boot())
                    .add("host", host.processes())
                    .add("pid", process.pid())
                    .add("start", process.start())
                    .text();
        }

        static Held parse(String text) {
            RecordLines lines = RecordLines.parse(text);
            return new Held(
                    lines.only("token"),
                    new Host(
                            lines.all("host").get(0),
                            lines.all("host").get(1),
                            lines.all("host").get(2)),
                    new ProcessMark(Long.parseLong(lines.only("pid")), lines.only("start")));
        }
    }
}
