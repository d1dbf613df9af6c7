package dev.belay.batch.step;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.task.Task;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The folder in which a task works: its own, or the same in a git worktree that is made for it. */
public final class TaskPlace {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int SHORT = 8;

    private final BatchFolder batch;
    private final Map<String, String> environment;

    private final boolean worktree;

    /** @param worktree whether each has a git worktree of its own */
    public TaskPlace(BatchFolder batch, Map<String, String> environment, boolean worktree) {
        this.batch = batch;
        this.environment = environment;
        this.worktree = worktree;
    }

    /** @throws IOException with the reason why there is none */
    public Path of(Task task) throws IOException, InterruptedException {
        Path own = batch.directory().resolve(task.directory().orElse("")).normalize();
        if (!Files.isDirectory(own)) {
            throw new IOException("there is no folder " + own);
        }
        return worktree ? worktree(task, own) : own;
    }

    private Path worktree(Task task, Path own) throws IOException, InterruptedException {
        Path tree = tree(task.id());
        String prefix = git(own, "rev-parse", "--show-prefix").strip();
        if (!Files.exists(tree.resolve(".git"))) {
            Files.createDirectories(tree.getParent());
            git(own, "worktree", "prune");
            git(own, "worktree", "add", "--quiet", "-B", branch(task.id()), tree.toString(), "HEAD");
            Files.writeString(base(task.id()), git(own, "rev-parse", "HEAD").strip());
        }
        return tree.resolve(prefix).normalize();
    }

    private Path tree(String id) {
        return batch.path().resolve("worktrees").resolve(id);
    }

    private Path base(String id) {
        return batch.path().resolve("worktrees").resolve(id + ".base");
    }

    private String branch(String id) {
        return "belay/" + batch.id().toString().substring(0, SHORT) + "/" + id;
    }

    /** Takes a worktree away that has nothing in it which its project has not; whether there is none any more. */
    public boolean tidy(String id) throws InterruptedException {
        Path tree = tree(id);
        if (!Files.exists(tree)) {
            return true;
        }
        try {
            boolean changed = !git(tree, "status", "--porcelain").isBlank()
                    || !git(tree, "rev-parse", "HEAD")
                            .strip()
                            .equals(Files.readString(base(id)).strip());
            if (changed) {
                return false;
            }
            Path project = Path.of(git(tree, "rev-parse", "--path-format=absolute", "--git-common-dir")
                    .strip());
            git(project, "worktree", "remove", tree.toString());
            git(project, "branch", "--quiet", "-D", branch(id));
            Files.deleteIfExists(base(id));
            return true;
        } catch (IOException kept) {
            return false;
        }
    }

    private String git(Path where, String... words) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Subprocess.Ended ended =
                new Subprocess(command).environment(environment).in(where).run(PATIENCE);
        if (ended.status().orElse(-1) != 0) {
            String why = ended.errors().strip();
            throw new IOException("git " + words[0] + " failed" + (why.isEmpty() ? "" : ": " + why));
        }
        return ended.output();
    }
}
