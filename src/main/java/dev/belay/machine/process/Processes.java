package dev.belay.machine.process;

import dev.belay.machine.system.DarwinKernel;
import dev.belay.machine.system.ProgramOutput;
import dev.belay.posix.calls.OperatingSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which processes there are, and who descends from whom. A process is known by its id and its start time together,
 * since ids are used again. It reads and ends nothing; processes that vanish while it looks are left out.
 */
public interface Processes {

    /**
     * A process.
     *
     * @param session its process session (setsid(2)), 0 where that cannot be read
     * @param started its start time: clock ticks since the machine's start on Linux, milliseconds since 1970 elsewhere
     * @param resident its resident size in bytes, 0 when unknown
     * @param command the name of its program
     */
    record Entry(long pid, long parent, long session, long started, long resident, String command) {
        Entry sized(long bytes) {
            return new Entry(pid, parent, session, started, bytes, command);
        }
    }

    /** The processes of this machine. What they remember of processes that have ended is shared. */
    static Processes here() {
        return HereHolder.PROCESSES;
    }

    /** This process itself and all that descend from it, parents before their children, nearest first. */
    List<Entry> of(long root);

    /** This process; nothing when it has gone or is a zombie. */
    Optional<Entry> find(long pid);

    /**
     * The children of this very process, at so little cost that they may be asked for many times a second; nothing where it
     * has gone, or where the system does not tell them so cheaply.
     */
    default Optional<List<Entry>> children(long pid) {
        return Optional.empty();
    }

    /**
     * A figure that grows with each process that this one has started and that has ended, at as little cost; nothing where
     * the system does not tell it so cheaply.
     */
    default OptionalLong outlived(long pid) {
        return OptionalLong.empty();
    }

    /** When it was started, in the form in which the client notes it ({@code procStart}); nothing where it is gone. */
    Optional<String> startAsNoted(long pid);

    /** Another process than this one that has the file open; processes of other users are not guessed at. */
    Optional<Long> opener(Path file);

    /** With what it was started; nothing where it is gone, another user's, or the system does not tell. */
    default Optional<ProcessStart> start(long pid) {
        return Optional.empty();
    }

    /** Whether this variable is in the environment with which the process was started; false where nobody may know. */
    boolean hasVariable(long pid, String name);

    /**
     * The name of the namespace in which process ids count ({@code pid:[4026531836]}); nothing where there is one only.
     */
    default Optional<String> namespace() {
        return Optional.empty();
    }

    /**
     * What descends from this process is none of ours from now on. Only needed where {@link #hasVariable} cannot tell
     * of every process.
     */
    default void setAside(long pid) {}

    /** Whether the launcher, without this JVM, finds what descends from it. */
    default boolean seenByLauncher() {
        return false;
    }

    /** Whether this very process is still there (a zombie is not). */
    default boolean alive(Entry entry) {
        return find(entry.pid()).filter(now -> now.started() == entry.started()).isPresent();
    }

    /** Bytes that these processes hold in memory together; shared pages count once for each. */
    static long resident(List<Entry> entries) {
        long sum = 0;
        for (Entry entry : entries) {
            sum += entry.resident();
        }
        return sum;
    }

    /** Those of a tree that share its root's process session (setsid(2)). */
    static List<Entry> inSessionOfRoot(List<Entry> tree) {
        return tree.stream()
                .filter(entry -> entry.session() == tree.get(0).session())
                .toList();
    }

    /** Made when it is first asked for. */
    final class HereHolder {
        private static final Processes PROCESSES = choose();

        private HereHolder() {}

        private static Processes choose() {
            if (OperatingSystem.isLinux() && LinuxProcesses.readable()) {
                return new LinuxProcesses();
            }
            if (OperatingSystem.isMac()) {
                DarwinProcesses darwin = new DarwinProcesses(DarwinKernel.here(), new ProgramOutput());
                return darwin.answers() ? darwin : new OtherProcesses();
            }
            return new OtherProcesses();
        }
    }
}
