package dev.belay.batch.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFileTest {
    @TempDir
    Path folder;

    private CheckedTasks check(String text) throws IOException, UsageException {
        return TaskSource.of(Files.writeString(folder.resolve("tasks.jsonl"), text))
                .check();
    }

    private static String task(String id, String prompt) {
        return "{\"id\": \"" + id + "\", \"prompt\": \"" + prompt + "\"}";
    }

    private static List<String> sentences(CheckedTasks tasks, Path folder) {
        return tasks.faults().stream()
                .map(fault -> fault.sentence().replace(folder + "/", ""))
                .toList();
    }

    @Test
    void eachTaskIsReadAgainWhereItStands() throws Exception {
        CheckedTasks tasks = check("\ufeff" + task("a", "ä") + "\r\n\n" + task("b", "ö") + "\n" + task("c", "ü"));
        assertEquals(List.of(), tasks.faults());
        assertEquals(
                List.of(1L, 3L, 4L),
                tasks.entries().stream().map(TaskEntry::line).toList());
        for (TaskEntry entry : tasks.entries()) {
            assertEquals(entry.id(), tasks.source().task(entry).id());
        }
        assertEquals("ö", tasks.source().task(tasks.entries().get(1)).prompt());
    }

    @Test
    void everyFaultIsToldWithItsLine() throws Exception {
        CheckedTasks tasks = check(
                task("a", "x") + "\n{}\n" + task("b", "x") + "\n" + task("a", "y") + "\n" + task("B", "y") + "\n");
        assertEquals(
                List.of("a", "b"), tasks.entries().stream().map(TaskEntry::id).toList());
        assertEquals(
                List.of(
                        "tasks.jsonl, line 2: \"id\" is missing; expected " + TaskKey.ID.expected(),
                        "tasks.jsonl, line 4: \"id\" is \"a\", as in line 1 already; expected another one for each task",
                        "tasks.jsonl, line 5: \"id\" is \"B\", which differs from \"b\" in line 3 only in case; expected"
                                + " another one for each task"),
                sentences(tasks, folder));
        String said = assertThrows(UsageException.class, tasks::faultless).getMessage();
        assertTrue(said.endsWith("(`belay batch check` lists all 3 faults)"), said);
    }

    @Test
    void anEmptyListIsAFault() throws Exception {
        assertEquals(List.of("tasks.jsonl: there is no task in it"), sentences(check("\n\n"), folder));
    }

    @Test
    void whatIsNoTextIsAFault() throws Exception {
        Path file = folder.resolve("tasks.jsonl");
        Files.write(file, "{\"id\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                List.of("tasks.jsonl, line 1: expected text in UTF-8"),
                sentences(TaskSource.of(file).check(), folder));
    }

    @Test
    void aListThatWasChangedMeanwhileIsNoticed() throws Exception {
        CheckedTasks tasks = check(task("a", "x") + "\n" + task("b", "x"));
        check(task("b", "x") + "\n" + task("a", "x"));
        String said = assertThrows(UsageException.class, () -> tasks.source()
                        .task(tasks.entries().get(0)))
                .getMessage();
        assertTrue(said.startsWith("task a no longer stands in "), said);
    }

    @Test
    void aThousandLongTasksTakeNoMoreMemoryThanTheirIds() throws Exception {
        StringBuilder list = new StringBuilder();
        for (int at = 0; at < 1_000; at++) {
            list.append(task("task-" + at, "x".repeat(5_000))).append('\n');
        }
        CheckedTasks tasks = check(list.toString());
        assertEquals(1_000, tasks.entries().size());
        assertEquals("task-999", tasks.source().task(tasks.entries().get(999)).id());
    }

    @Test
    void aFolderOfPromptsIsAListToo() throws Exception {
        Files.writeString(folder.resolve("b.txt"), "second\n");
        Files.writeString(folder.resolve("a.md"), "first\n");
        Files.writeString(folder.resolve(".hidden"), "no");
        Files.createDirectory(folder.resolve("sub"));
        CheckedTasks tasks = TaskSource.of(folder).check();
        assertEquals(
                List.of("a", "b"), tasks.entries().stream().map(TaskEntry::id).toList());
        assertEquals("first", tasks.source().task(tasks.entries().get(0)).prompt());
        Files.writeString(folder.resolve("a.txt"), "again");
        Files.writeString(folder.resolve("c d"), "x");
        Files.writeString(folder.resolve("e"), " \n");
        List<String> said = sentences(TaskSource.of(folder).check(), folder);
        assertEquals(3, said.size(), said.toString());
        assertTrue(said.get(0).startsWith("a.txt: \"id\" is \"a\", as in "), said.get(0));
        assertTrue(said.get(1).startsWith("c d: its name is that of the task; expected "), said.get(1));
        assertTrue(said.get(2).startsWith("e: there is nothing in it; expected "), said.get(2));
    }
}
