package dev.belay.batch.slurm;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder of one submission, {@code slurm/1} in that of the batch: the script ({@code job.sh}), the list as it was then
 * ({@code tasks.jsonl}, and the names alone in {@code ids}), the numbers of its jobs ({@code jobs}), what each has printed.
 */
public record Submission(Path folder) {

    /** Those of this batch, the oldest first. */
    public static List<Submission> all(Path batch) {
        List<Submission> all = new ArrayList<>();
        for (Submission one = at(batch, 1); Files.isDirectory(one.folder()); one = at(batch, all.size() + 1)) {
            all.add(one);
        }
        return all;
    }

    /** The next one; nothing is made. */
    public static Submission next(Path batch) {
        return at(batch, all(batch).size() + 1);
    }

    private static Submission at(Path batch, int number) {
        return new Submission(batch.resolve("slurm").resolve(Integer.toString(number)));
    }

    /** Makes it. */
    public void write(String script, List<String> ids, String tasks) throws IOException {
        PrivateFiles.makeDirectory(folder);
        PrivateFiles.write(folder.resolve("tasks.jsonl"), tasks);
        PrivateFiles.write(folder.resolve("ids"), String.join("\n", ids) + "\n");
        PrivateFiles.writeProgram(script(), script);
    }

    public Path script() {
        return folder.resolve("job.sh");
    }

    /** Writes the numbers of its jobs down. */
    public void jobs(List<String> jobs) throws IOException {
        PrivateFiles.write(folder.resolve("jobs"), String.join("\n", jobs) + "\n");
    }

    /** The numbers of its jobs, each of which is an array. */
    public List<String> jobs() {
        return lines("jobs");
    }

    /** The tasks by their numbers in the array. */
    public List<String> ids() {
        return lines("ids");
    }

    /**
     * The options with which an array goes only where one of these was not completed. One that was dropped, because nothing had
     * failed, was not completed either: so each names all before it.
     */
    public static List<String> after(List<String> jobs) {
        return jobs.isEmpty()
                ? List.of()
                : List.of("--dependency=afternotok:" + String.join(",afternotok:", jobs), "--kill-on-invalid-dep=yes");
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException none) {
            return List.of();
        }
    }
}
