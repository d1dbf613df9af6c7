package dev.belay.run.options;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.Worktree;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder in which a session is resumed. */
final class SessionFolder {
    private static final int LONGEST = 500;

    private final Path configuration;
    private final Path workingDirectory;

    SessionFolder(Path configuration, Path workingDirectory) {
        this.configuration = configuration;
        this.workingDirectory = workingDirectory;
    }

    /** The client looks a session up by the folder that it is started in, so no other one will do. */
    Path of(Path transcript) throws UsageException {
        Optional<Path> recorded = recorded(transcript);
        Path folder = recorded.orElse(workingDirectory);
        if (!Files.isDirectory(folder)) {
            Optional<Worktree> worktree = Worktree.around(folder);
            if (worktree.isPresent()) {
                throw UsageException.noInput(Untrusted.line(worktree.get().sentence(), LONGEST));
            }
            throw UsageException.noInput("the session's folder is gone: " + Untrusted.line(folder.toString(), LONGEST)
                    + " (put it back, or make an empty one with mkdir -p, and run the same command again)");
        }
        return ProjectDirectory.physical(folder);
    }

    /** Where the session was started, or went to and still is, whichever claude keeps this transcript for. */
    private Optional<Path> recorded(Path transcript) {
        try {
            Optional<Path> first = TranscriptHead.read(transcript).workingDirectory();
            Optional<Path> last =
                    StoredTranscript.glance(transcript, Files.size(transcript)).workingDirectory();
            return first.isPresent()
                            && !keeps(first.get(), transcript)
                            && last.isPresent()
                            && keeps(last.get(), transcript)
                    ? last
                    : first.or(() -> last);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean keeps(Path folder, Path transcript) {
        return ProjectDirectory.of(configuration, folder)
                .path()
                .getFileName()
                .equals(transcript.toAbsolutePath().getParent().getFileName());
    }
}
