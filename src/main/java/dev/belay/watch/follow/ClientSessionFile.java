package dev.belay.watch.follow;

import dev.belay.claude.SessionFiles;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The session file of our client, found by its process, and by no other once it was found. */
final class ClientSessionFile {
    private final SessionFiles files;
    private final Processes processes = Processes.here();
    private long pid;
    private boolean alive = true;
    private SessionFile state = SessionFile.NEVER;

    ClientSessionFile(Path configuration) {
        this.files = new SessionFiles(configuration);
    }

    void started(long process) {
        pid = process;
    }

    void ended() {
        alive = false;
    }

    /** Where it comes into being. */
    Path directory() {
        return files.directory();
    }

    /** Reads it; whether it says something else than before. */
    boolean read() {
        Optional<SessionFiles.Entry> before = files.latest();
        SessionFile stateBefore = state;
        if (pid == 0 || !alive) {
            return false;
        }
        List<Long> pids = before.isPresent() ? List.of(before.get().pid()) : clients();
        files.read(pids);
        state = files.state(true);
        return state != stateBefore || !before.equals(files.latest());
    }

    /**
     * The client is our child, or below a wrapper of it. A client that a tool of ours has started is not: tools run in
     * process sessions of their own (measured in six versions).
     */
    private List<Long> clients() {
        if (!files.any()) {
            return List.of();
        }
        return Processes.inSessionOfRoot(processes.of(pid)).stream()
                .map(Processes.Entry::pid)
                .toList();
    }

    SessionFile state() {
        return files.state(alive);
    }

    Optional<SessionId> session() {
        return files.latest().flatMap(SessionFiles.Entry::session);
    }

    Optional<Path> workingDirectory() {
        return files.latest().flatMap(SessionFiles.Entry::workingDirectory);
    }

    Optional<String> version() {
        return files.latest().flatMap(SessionFiles.Entry::version);
    }
}
