package dev.belay.batch.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskPlaceTest {
    @TempDir
    Path folder;

    private Map<String, String> environment;
    private Path project;
    private BatchFolder batch;

    @BeforeEach
    void aProject() throws Exception {
        environment = Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString());
        project = Files.createDirectories(folder.resolve("project/sub"))
                .getParent()
                .toRealPath();
        Files.writeString(project.resolve("sub/file"), "text\n");
        git("init", "--quiet");
        git("add", ".");
        git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "-m", "Begin");
        batch = BatchFolder.begin(project.resolve("out"), project);
    }

    private String git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static Task task(String directory) {
        return new Task("a", "do it", Optional.of(directory), List.of(), Optional.empty(), Optional.empty());
    }

    private TaskPlace places(boolean worktree) {
        return new TaskPlace(batch, environment, worktree);
    }

    @Test
    void itsOwnFolderIsThatOfTheListFromWhereTheBatchBegan() throws Exception {
        assertEquals(project.resolve("sub"), places(false).of(task("sub")));
        assertEquals(project, places(false).of(task(project.toString())));
        String said = assertThrows(IOException.class, () -> places(false).of(task("none")))
                .getMessage();
        assertEquals("there is no folder " + project.resolve("none"), said);
    }

    @Test
    void aWorktreeIsTheSameFolderInACheckoutOfItsOwnAndStays() throws Exception {
        Path place = places(true).of(task("sub"));
        assertEquals(batch.path().resolve("worktrees/a/sub"), place);
        assertEquals("text\n", Files.readString(place.resolve("file")));
        assertEquals(place, places(true).of(task("sub")));
        // What a batch keeps is no part of the project.
        assertEquals("", git("status", "--porcelain"));
    }

    @Test
    void oneInWhichNothingHasChangedIsTakenAway() throws Exception {
        Path place = places(true).of(task("."));
        assertTrue(places(true).tidy("a"));
        assertFalse(Files.exists(place));
        assertEquals("", git("branch", "--list", "belay/*"));
        assertTrue(places(true).tidy("a"));
    }

    @Test
    void oneInWhichSomethingHasChangedIsKept() throws Exception {
        Path place = places(true).of(task("."));
        Files.writeString(place.resolve("new"), "work");
        assertFalse(places(true).tidy("a"));
        assertTrue(Files.exists(place.resolve("new")));
    }

    @Test
    void whatGitSaysIsTheReason() throws Exception {
        BatchFolder elsewhere = BatchFolder.begin(folder.resolve("elsewhere"), folder);
        String said = assertThrows(IOException.class, () -> new TaskPlace(elsewhere, environment, true).of(task(".")))
                .getMessage();
        assertTrue(said.startsWith("git rev-parse failed: "), said);
    }
}
