package dev.belay.transcript;

import dev.belay.evidence.SessionId;
import dev.belay.watch.SessionRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether another process has a session: it says so itself ({@code sessions/<pid>.json}, from 2.1.116 on), or has the
 * transcript open. Processes of other users cannot be looked into, and are not guessed at.
 */
public final class SessionHold {
    private SessionHold() {}

    /** The process that has it; not this one. */
    public static Optional<Long> holder(Path configuration, Optional<SessionId> session, Path transcript) {
        Optional<Long> registered = session.flatMap(SessionRegistry.read(configuration)::of)
                .filter(SessionRegistry.Entry::alive)
                .map(SessionRegistry.Entry::pid);
        return registered.isPresent() ? registered : opener(transcript);
    }

    private static Optional<Long> opener(Path transcript) {
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            Path real = transcript.toRealPath();
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != self && hasOpen(process.resolve("fd"), real)) {
                    return Optional.of(pid);
                }
            }
        } catch (IOException | NumberFormatException elsewhere) {
            // No /proc here: then nothing is known.
        }
        return Optional.empty();
    }

    private static boolean hasOpen(Path descriptors, Path transcript) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                if (pointsTo(descriptor, transcript)) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException goneOrNotOurs) {
            return false;
        }
        return false;
    }

    private static boolean pointsTo(Path descriptor, Path transcript) {
        try {
            return Files.readSymbolicLink(descriptor).equals(transcript);
        } catch (IOException closed) {
            return false;
        }
    }
}
