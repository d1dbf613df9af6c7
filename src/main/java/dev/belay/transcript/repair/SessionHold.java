package dev.belay.transcript.repair;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether another process has a session: it says so itself ({@code sessions/<pid>.json}, from 2.1.116 on), or has the
 * transcript open. Processes of other users cannot be looked into, and are not guessed at.
 */
public final class SessionHold {
    private SessionHold() {}

    /**
     * The process that has it.
     *
     * @param job its name with {@code claude attach} and {@code claude stop}, where the client's daemon holds it
     */
    public record Holder(long pid, Optional<String> job) {

        /** Where it is, and what to do for it to come free. */
        public String sentence() {
            return job.isPresent()
                    ? "running in the background (" + job.get() + "): `claude attach " + job.get()
                            + "` opens it; `claude stop " + job.get() + "` stops it, and then it can be resumed"
                    : "open in process " + pid + "; exit that claude first";
        }
    }

    /** The process that has the session of this transcript; not this one. */
    public static Optional<Holder> holder(Path configuration, Path transcript) {
        Optional<Holder> registered = ProjectDirectory.session(transcript).flatMap(id -> registered(configuration, id));
        return registered.isPresent()
                ? registered
                : Processes.here().opener(transcript).map(pid -> new Holder(pid, Optional.empty()));
    }

    /** The process that says so itself. */
    public static Optional<Holder> registered(Path configuration, SessionId session) {
        return SessionRegistry.read(configuration)
                .of(session)
                .filter(SessionRegistry.Entry::alive)
                .map(entry -> new Holder(entry.pid(), entry.job()));
    }
}
