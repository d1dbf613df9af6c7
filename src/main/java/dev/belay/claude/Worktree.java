package dev.belay.claude;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A worktree that claude has made for a session ({@code --worktree}): {@code .claude/worktrees/NAME} in its project. */
public record Worktree(Path folder) {

    /** The one in which this folder is. */
    public static Optional<Worktree> around(Path folder) {
        for (Path at = folder; at != null && at.getParent() != null; at = at.getParent()) {
            if (at.getParent().endsWith(Path.of(".claude", "worktrees"))) {
                return Optional.of(new Worktree(at));
            }
        }
        return Optional.empty();
    }

    /** As {@code --worktree} takes it. */
    public String name() {
        return folder.getFileName().toString();
    }

    public boolean gone() {
        return !Files.isDirectory(folder);
    }

    /** What makes it again, on the branch that claude has made for it. */
    public String putBack() {
        return "git worktree prune; git worktree add " + folder + " worktree-" + name();
    }

    /** That it has gone, and what to do. */
    public String sentence() {
        return "the session's worktree is gone: " + folder
                + " (without it claude would work in the main checkout; in that," + " `" + putBack()
                + "` puts it back, then run `belay resume` in it)";
    }
}
