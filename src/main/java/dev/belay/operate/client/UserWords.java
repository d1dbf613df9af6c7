package dev.belay.operate.client;

import dev.belay.claude.CommandLine;
import dev.belay.claude.Worktree;
import dev.belay.evidence.SessionId;
import dev.belay.text.Untrusted;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The words that the user gave, and where claude has made a worktree for them, the name of that. */
public final class UserWords {
    private final CommandLine original;
    private final Supplier<Optional<Path>> transcript;

    /** @param transcript of the claude that was started last, once it has ended */
    UserWords(CommandLine original, Supplier<Optional<Path>> transcript) {
        this.original = original;
        this.transcript = transcript;
    }

    /** As they were given. */
    CommandLine original() {
        return original;
    }

    /** With the name of the worktree, so that another start goes there. */
    public CommandLine again() {
        return worktree().map(worktree -> original.inWorktree(worktree.name())).orElse(original);
    }

    /** The same on this session. A prompt names a tool's words: they are somebody else's. */
    CommandLine resuming(SessionId session, Optional<String> prompt) {
        return again().resuming(session, prompt.map(Untrusted::lines));
    }

    /** The worktree in which the session works, where the user asked for one; known once claude has ended. */
    public Optional<Worktree> worktree() {
        return original.makesWorktree() ? transcript.get().flatMap(UserWords::worktree) : Optional.empty();
    }

    private static Optional<Worktree> worktree(Path transcript) {
        try {
            return TranscriptHead.read(transcript).workingDirectory().flatMap(Worktree::around);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
