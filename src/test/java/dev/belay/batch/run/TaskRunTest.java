package dev.belay.batch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskRecord.Kind;
import dev.belay.batch.folder.TaskRecord.Step;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.step.Stop;
import dev.belay.batch.task.Task;
import dev.belay.claude.ProjectDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A task with a stand-in for Belay, which writes down what it was started with and answers with what it has read. */
@DisabledOnOs(OS.WINDOWS)
class TaskRunTest {
    private static final String ANSWERING = """
            #!/bin/sh
            echo "$*" >>starts
            read -r first
            printf '{"type":"result","is_error":false,"result":"%s"}' "$first"
            """;

    @TempDir
    Path folder;

    private BatchFolder batch;
    private Path project;

    @BeforeEach
    void aBatch() throws Exception {
        project = Files.createDirectories(folder.resolve("project")).toRealPath();
        batch = BatchFolder.begin(folder.resolve("out"), project);
    }

    private static Task task(String verify) {
        return new Task(
                "a",
                "do it",
                Optional.empty(),
                List.of("--model", "opus"),
                Optional.of(List.of()),
                Optional.of(verify).filter(command -> !command.isEmpty()));
    }

    private TaskRecord run(Task task, Stop stop) throws Exception {
        return run(task, stop, ANSWERING);
    }

    private TaskRecord run(Task task, Stop stop, String script) throws Exception {
        Path launcher = folder.resolve("belay");
        Files.writeString(launcher, script);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        BatchOptions options = new BatchOptions(1, 1, Duration.ofSeconds(1), 2, false, false);
        Map<String, String> environment =
                Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString(), "SECRET", "not for it");
        System.setProperty("belay.launcher", launcher.toString());
        try {
            TaskSetting setting = new TaskSetting(batch, options, environment);
            return new LeasedTask(task, setting).work(folder().recordOrFresh(), stop);
        } finally {
            System.clearProperty("belay.launcher");
        }
    }

    private TaskFolder folder() {
        return batch.task("a");
    }

    private List<String> starts() throws Exception {
        Path starts = project.resolve("starts");
        return Files.exists(starts) ? Files.readAllLines(starts) : List.of();
    }

    private String start() {
        return "run --unattended -- -p --session-id " + batch.session("a") + " --output-format json --model opus";
    }

    @Test
    void isDoneWithTheAnswer() throws Exception {
        assertEquals(TaskState.DONE, run(task(""), new Stop()).state());
        assertEquals(Optional.of("do it"), folder().answer());
        assertEquals(List.of(start()), starts());
        assertEquals(project.toString(), folder().record().place());
        run(task(""), new Stop());
        assertEquals(1, starts().size());
        assertTrue(Files.notExists(folder().lease().file()));
    }

    @Test
    void isToldWhatItsCheckSaysUntilThatSucceeds() throws Exception {
        TaskRecord record = run(task("test $(wc -l <starts) -ge 3"), new Stop());
        assertEquals(TaskState.DONE, record.state());
        assertEquals(2, record.tally().feedbacks());
        assertEquals(3, record.tally().attempts());
        assertEquals(Optional.of("The task is not done yet: check 2 of it has failed."), folder().answer());
        assertEquals(List.of(start(), start(), start()), starts());
    }

    @Test
    void isUnverifiedWhenItsCheckNeverSucceeds() throws Exception {
        TaskRecord record = run(task("false"), new Stop());
        assertEquals(TaskState.UNVERIFIED, record.state());
        assertEquals(3, record.tally().attempts());
    }

    @Test
    void whatHasEndedWhileNobodyLookedIsTakenUp() throws Exception {
        begun();
        Files.writeString(
                folder().attempt(1).output(), "{\"type\":\"result\",\"is_error\":false,\"result\":\"Here.\"}");
        Files.writeString(folder().attempt(1).path().resolve("status"), "0\n");
        assertEquals(TaskState.DONE, run(task(""), new Stop()).state());
        assertEquals(Optional.of("Here."), folder().answer());
        assertEquals(List.of(), starts());
    }

    @Test
    void whatHasDiedWithItsBatchBeginsAgainInItsSession() throws Exception {
        begun();
        assertEquals(TaskState.DONE, run(task(""), new Stop()).state());
        assertEquals(List.of(start()), starts());
        assertEquals(2, folder().record().tally().attempts());
    }

    @Test
    void whatStandsInTheTranscriptIsNotAskedForAgain() throws Exception {
        begun();
        answered(Files.createDirectories(
                ProjectDirectory.of(folder.resolve(".claude"), project).path()));
        assertEquals(TaskState.DONE, run(task(""), new Stop()).state());
        assertEquals(Optional.of("It is done."), folder().answer());
        assertEquals(List.of(), starts());
    }

    /** Jobs of a cluster have a folder for each task: what stands there is found here, too. */
    @Test
    void goesOnWhereAJobOfAClusterHasWorkedOnIt() throws Exception {
        begun();
        Path home = batch.path().resolve("homes/a/claude");
        Path sessions =
                Files.createDirectories(ProjectDirectory.of(home, project).path());
        String script = ANSWERING.replace("echo \"$*\"", "echo \"$CLAUDE_CONFIG_DIR\"");
        assertEquals(TaskState.DONE, run(task(""), new Stop(), script).state());
        assertEquals(List.of(home.toString()), starts());
        begun();
        answered(sessions);
        assertEquals(TaskState.DONE, run(task(""), new Stop()).state());
        assertEquals(Optional.of("It is done."), folder().answer());
        assertEquals(1, starts().size());
    }

    /** A machine that was asleep, say: the other one writes down how the task stands. */
    @Test
    void whoeverHasLostTheLeaseWritesNothingDownAndStartsNothing() throws Exception {
        String theirs = "token theirs\\nhost another\\nhost another-boot\\nhost \\npid 7\\nstart 1\\n";
        String losing =
                ANSWERING + "printf '" + theirs + "' >'" + folder().lease().file() + "'\n";
        TaskRecord record = run(task("touch verified"), new Stop(), losing);
        assertEquals(TaskState.LATER, record.state());
        assertEquals(75, record.end().status());
        assertEquals(TaskState.RUNNING, folder().record().state());
        assertEquals(Optional.empty(), folder().answer());
        assertTrue(Files.notExists(project.resolve("verified")));
        assertTrue(Files.readString(folder().lease().file()).startsWith("token theirs\n"));
    }

    /** As long as that one may still write. */
    @Test
    void isLeftToAnotherMachineThatHasItsLease() throws Exception {
        begun();
        Files.writeString(
                folder().lease().file(), "token theirs\nhost another\nhost another-boot\nhost \npid 7\nstart 1\n");
        TaskRecord record = run(task(""), new Stop());
        assertEquals(TaskState.LATER, record.state());
        assertEquals(75, record.end().status());
        assertTrue(
                record.end().say().startsWith("it is being worked on by process 7 on another"),
                record.end().say());
        assertEquals(List.of(), starts());
        assertEquals(TaskState.RUNNING, folder().record().state());
    }

    @Test
    void isInterruptedWhereSomebodyWantsTheEnd() throws Exception {
        Stop stop = new Stop();
        stop.ask(15);
        assertEquals(TaskState.INTERRUPTED, run(task(""), stop).state());
        assertEquals(List.of(), starts());
        assertEquals(TaskState.DONE, run(task(""), new Stop()).state());
    }

    @Test
    void hasOnlyTheVariablesThatItNames() throws Exception {
        String script = ANSWERING.replace("echo \"$*\"", "echo \"[${SECRET-}] $BELAY_BATCH\"");
        run(task(""), new Stop(), script);
        assertEquals(List.of("[] " + batch.path()), starts());
        Task other =
                new Task("a", "do it", Optional.empty(), List.of(), Optional.of(List.of("NOT_SET")), Optional.empty());
        folder().write(TaskRecord.fresh());
        TaskRecord record = run(other, new Stop());
        assertEquals(new End(78, "", "NOT_SET is not set, which \"environment\" names"), record.end());
    }

    private void begun() throws Exception {
        TaskRecord fresh = TaskRecord.fresh();
        folder().attempt(1).begin("do it");
        folder().write(fresh.at(batch.session("a"), project.toString())
                .with(new Step(1, Kind.WORK, true))
                .with(fresh.tally().begun(true))
                .in(TaskState.RUNNING, End.NONE));
    }

    private void answered(Path sessions) throws Exception {
        Files.writeString(
                sessions.resolve(batch.session("a") + ".jsonl"),
                "{\"type\":\"user\",\"version\":\"2.1.332\",\"message\":{\"role\":\"user\",\"content\":\"do it\"},\"uuid\":\"u\"}\n"
                        + "{\"type\":\"assistant\",\"version\":\"2.1.332\",\"message\":{\"id\":\"m\",\"model\":\"claude\",\"role\":"
                        + "\"assistant\",\"stop_reason\":\"end_turn\",\"content\":[{\"type\":\"text\",\"text\":\"It is"
                        + " done.\"}]},\"uuid\":\"a\"}\n");
    }
}
