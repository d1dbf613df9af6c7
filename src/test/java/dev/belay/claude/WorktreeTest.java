package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorktreeTest {
    @TempDir
    Path project;

    @Test
    void isFoundFromAnyFolderInIt() throws IOException {
        Path folder = Files.createDirectories(project.resolve(".claude/worktrees/fix/src"));
        Worktree worktree = Worktree.around(folder).orElseThrow();
        assertEquals("fix", worktree.name());
        assertFalse(worktree.gone());
        assertEquals(Optional.empty(), Worktree.around(project));
        assertEquals(Optional.empty(), Worktree.around(project.resolve(".claude/worktrees")));
    }

    @Test
    void saysThatItHasGoneAndHowItComesBack() {
        Worktree worktree =
                Worktree.around(project.resolve(".claude/worktrees/fix")).orElseThrow();
        assertTrue(worktree.gone());
        assertTrue(worktree.sentence().contains("git worktree add " + worktree.folder() + " worktree-fix"));
    }

    @Test
    void getsTheNameThatTheClientGaveItWhenItsSessionComesBack() {
        assertEquals(
                List.of("--worktree", "fix", "--model", "opus"),
                CommandLine.of(List.of("-w", "--model", "opus"))
                        .inWorktree("fix")
                        .arguments());
        assertEquals(
                List.of("-w", "mine", "hello"),
                CommandLine.of(List.of("-w", "mine", "hello")).inWorktree("fix").arguments());
        assertTrue(CommandLine.of(List.of("-c", "-w")).makesWorktree());
        assertTrue(CommandLine.of(List.of("--worktree=x")).isSession());
    }
}
