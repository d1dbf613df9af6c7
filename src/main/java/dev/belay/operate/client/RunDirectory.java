package dev.belay.operate.client;

import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxSelf;
import dev.belay.supervise.Ending;
import dev.belay.terminal.KeyPrompt;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A private folder for one run, which the launcher names and clears away: the hooks' inbox, and what the launcher must
 * know when this JVM is no more. Without it Belay goes on and knows less.
 */
public final class RunDirectory implements KeyPrompt.Elsewhere {
    private static final String STARTING = "starting";
    private static final String ANSWER = "answer";

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private final Optional<Path> folder;
    private volatile String session = "";
    private byte[] restoration = new byte[0];
    private Optional<StatusReport> status = Optional.empty();

    private RunDirectory(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * The folder that the launcher named, or without a launcher a temporary one, or none when that can't be made.
     *
     * @throws SupervisionUnavailableException when the launcher's folder can't be used: it would not learn that claude
     *     has been started
     */
    public static RunDirectory open() {
        String named = System.getProperty("belay.folder", "");
        try {
            Path path = named.isEmpty() ? temporary() : Path.of(named);
            if (!named.isEmpty() && !Files.isDirectory(path)) {
                Files.createDirectories(path, PRIVATE);
            }
            if (!(Boolean.getBoolean("belay.takeover") && Files.isDirectory(path.resolve("inbox")))) {
                Files.createDirectory(path.resolve("inbox"));
            }
            return new RunDirectory(Optional.of(path));
        } catch (IOException | RuntimeException noRoom) {
            if (!named.isEmpty()) {
                throw new SupervisionUnavailableException("cannot use the folder for this run: " + named);
            }
            return new RunDirectory(Optional.empty());
        }
    }

    private static Path temporary() throws IOException {
        Path path = Files.createTempDirectory("belay.");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> clear(path)));
        return path;
    }

    private static void clear(Path path) {
        try (var files = Files.walk(path)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            // The system clears its temporary folder.
        }
    }

    /**
     * Makes the folder again where somebody has cleaned it away, so that hooks go on; to be called now and then. What is
     * there by now and is not ours is not touched.
     */
    public void keep() {
        if (folder.isEmpty()) {
            return;
        }
        Path path = folder.get();
        if (Files.isDirectory(path.resolve("inbox"))) {
            restoration = read(path.resolve("restore"));
            return;
        }
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path.getParent());
                Files.createDirectory(path, PRIVATE);
            }
            if ((int) Files.getAttribute(path, "unix:uid") != Libc.getuid()) {
                return;
            }
            Files.createDirectory(path.resolve("inbox"));
            // For the launcher: claude has been started, for it is only then that the folder is looked after.
            write("started", "");
            if (!session.isEmpty()) {
                write("session", session);
            }
            if (restoration.length > 0) {
                Files.write(path.resolve("restore"), restoration);
            }
        } catch (IOException | RuntimeException noRoom) {
            // Then hooks stay without an inbox, and the session is followed by its files.
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException | RuntimeException none) {
            return new byte[0];
        }
    }

    /** The folder itself. */
    public Optional<Path> folder() {
        return folder;
    }

    public Optional<Path> inbox() {
        return in("inbox");
    }

    public Optional<Path> restoreFile() {
        return in("restore");
    }

    /** Where a click on a popup leaves the key that answers the question on the terminal. */
    public Optional<Path> answerFile() {
        return in(ANSWER);
    }

    private Optional<Path> in(String name) {
        return folder.isPresent() ? Optional.of(folder.get().resolve(name)) : Optional.empty();
    }

    /** Takes that key away, so that whoever left it knows that it was heard. */
    @Override
    public char answer() {
        if (folder.isEmpty()) {
            return KeyPrompt.NONE;
        }
        Path file = folder.get().resolve(ANSWER);
        try {
            String key = Files.exists(file) ? Files.readString(file) : "";
            return key.isEmpty() || !take(file) ? KeyPrompt.NONE : key.charAt(0);
        } catch (IOException | RuntimeException unreadable) {
            return KeyPrompt.NONE;
        }
    }

    /** Takes that key away where it is this one; a click that means another is for whoever asks. */
    public boolean isAnswered(char wanted) {
        if (folder.isEmpty()) {
            return false;
        }
        Path file = folder.get().resolve(ANSWER);
        try {
            return Files.exists(file) && Files.readString(file).equals(Character.toString(wanted)) && take(file);
        } catch (IOException | RuntimeException unreadable) {
            return false;
        }
    }

    /** Emptied first: who has it open knows that it was heard, and not only cleared away. */
    private static boolean take(Path file) throws IOException {
        Files.write(file, new byte[0], StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return Files.deleteIfExists(file);
    }

    /**
     * For the launcher: claude is about to be started.
     *
     * @throws SupervisionUnavailableException when that can't be noted
     */
    void starting() {
        if (folder.isPresent()) {
            try {
                Files.createFile(folder.get().resolve(STARTING));
            } catch (IOException | RuntimeException noRoom) {
                throw new SupervisionUnavailableException("cannot write to " + folder.get());
            }
        }
    }

    /** For the launcher: claude has been started, and whatever becomes of us, it does not start it again. */
    void started() {
        if (folder.isPresent()) {
            try {
                Files.move(folder.get().resolve(STARTING), folder.get().resolve("started"));
            } catch (IOException | RuntimeException gone) {
                // Then it looks for claude among the processes.
            }
        }
    }

    /** For the launcher: the answer goes out, once, so nothing can be taken over any more. */
    public void delivering() {
        if (folder.isPresent()) {
            folder.get().resolve("record.before").toFile().delete();
            folder.get().resolve("record").toFile().delete();
        }
    }

    /** For the launcher: claude is about to be started once more, and until it has been what is known is of the one before. */
    void startingAgain() {
        if (folder.isPresent()) {
            File record = folder.get().resolve("record").toFile();
            if (!record.renameTo(folder.get().resolve("record.before").toFile())) {
                record.delete();
            }
        }
    }

    /** For the launcher: claude could not be started after all. */
    void notStarted() {
        if (folder.isPresent()) {
            try {
                Files.deleteIfExists(folder.get().resolve(STARTING));
            } catch (IOException | RuntimeException gone) {
                // Then it looks for claude among the processes.
            }
        }
    }

    /** For the launcher: why this JVM ends without an ending. Whether there is a launcher that tells it. */
    public static boolean fault(String sentence) {
        String named = System.getProperty("belay.folder", "");
        if (named.isEmpty()) {
            return false;
        }
        try {
            Files.writeString(Path.of(named, "reason"), sentence + "\n");
        } catch (IOException | RuntimeException full) {
            // Then it tells our exit status.
        }
        return true;
    }

    /** For the launcher: which session to resume should we be killed. */
    public void session(SessionId session) {
        this.session = session.value();
        write("session", session.value());
        LinuxSelf.name("belay " + session.value());
    }

    /** For whoever asks from outside: the state that the client last reported. */
    void status(Optional<StatusReport> report) {
        if (folder.isEmpty() || report.equals(status)) {
            return;
        }
        status = report;
        try {
            Path next = folder.get().resolve("status.new");
            Files.writeString(next, report.map(StatusReport::lines).orElse(""));
            Files.move(next, folder.get().resolve("status"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException full) {
            // Then it is asked for in vain.
        }
    }

    /** What the launcher would do at the end, where that has died. */
    public void clear() {
        folder.ifPresent(RunDirectory::clear);
    }

    /** For the launcher: how to end. Without this file it takes us for killed. */
    public void ending(Ending ending) {
        String how = ending instanceof Ending.AsClaude as && as.exit() instanceof Exit.Signal signal
                ? "signal " + signal.number()
                : "code " + ending.shellStatus();
        // Read-only for a moment, the file system would have the launcher start another JVM, for the answer once more.
        for (int left = 20; !write("exit", how) && left > 0; left--) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** Whether the launcher knows of it: what it finds empty, it knows of. Where not, claude is not touched by it. */
    private boolean write(String name, String text) {
        try {
            if (folder.isPresent()) {
                Files.writeString(folder.get().resolve(name), text + "\n");
            }
            return true;
        } catch (IOException | RuntimeException full) {
            return Files.exists(folder.get().resolve(name));
        }
    }
}
