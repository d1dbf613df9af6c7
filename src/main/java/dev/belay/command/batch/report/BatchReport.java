package dev.belay.command.batch.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskState;
import dev.belay.console.JsonOutput;
import dev.belay.settings.UsageException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.BiConsumer;

/** How the tasks of a batch stand, put together from the files of each. One task at a time is held in memory. */
public final class BatchReport {
    private final BatchFolder batch;
    private final ReportedJobs jobs;

    public BatchReport(BatchFolder batch) {
        this(batch, ReportedJobs.none());
    }

    /** @param jobs what a cluster says of the tasks */
    public BatchReport(BatchFolder batch, ReportedJobs jobs) {
        this.batch = batch;
        this.jobs = jobs;
    }

    /** Goes over them in the order of the list. */
    public void each(BiConsumer<TaskFolder, TaskRecord> visitor) throws UsageException {
        for (String id : ids()) {
            TaskFolder folder = batch.task(id);
            visitor.accept(folder, folder.record());
        }
    }

    private List<String> ids() throws UsageException {
        try {
            return Files.readAllLines(batch.list());
        } catch (NoSuchFileException none) {
            return folders();
        } catch (IOException unreadable) {
            throw UsageException.noInput(batch.list() + " cannot be read: " + unreadable.getMessage());
        }
    }

    /** Where each task was run alone nobody has written the list. */
    private List<String> folders() {
        try (var found = Files.list(batch.path().resolve("tasks"))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    public BatchFolder batch() {
        return batch;
    }

    /** What a cluster says of the tasks. */
    public ReportedJobs jobs() {
        return jobs;
    }

    /** The same fields and who works on it now, for whoever looks on. */
    public void writeStatus(JsonGenerator json) throws IOException {
        json.writeStringField("workedOnBy", batch.lease().holder().orElse(null));
        write(json);
    }

    /** The fields of the object of {@code --json}. */
    public void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("tasks");
        try {
            each((folder, record) -> {
                try {
                    json.writeStartObject();
                    fields(json, folder, record);
                    json.writeEndObject();
                } catch (IOException full) {
                    throw new java.io.UncheckedIOException(full);
                }
            });
        } catch (UsageException damaged) {
            throw new IOException(damaged.getMessage());
        }
        json.writeEndArray();
    }

    /** One object on a line for each, with what claude has answered. */
    public String line(TaskFolder folder, TaskRecord record) {
        return JsonOutput.line(json -> {
            fields(json, folder, record);
            json.writeStringField("answer", folder.answer().orElse(null));
        });
    }

    private void fields(JsonGenerator json, TaskFolder folder, TaskRecord record) throws IOException {
        boolean over = !record.state().goesOn();
        json.writeStringField("id", folder.id());
        json.writeStringField("state", record.state().id());
        json.writeNumberField("status", BatchStatus.of(record));
        text(json, "failure", record.end().failure());
        text(json, "say", record.state() == TaskState.DONE ? "" : record.end().say());
        text(json, "project", record.place());
        json.writeStringField("session", record.session().map(Object::toString).orElse(null));
        json.writeNumberField("attempts", record.tally().attempts());
        json.writeNumberField("failedChecks", record.tally().feedbacks());
        json.writeNumberField("costUsd", record.tally().nanodollars() / 1e9);
        json.writeNumberField("workSeconds", record.tally().worked().toMillis() / 1e3);
        json.writeNumberField("verifySeconds", record.tally().verified().toMillis() / 1e3);
        json.writeStringField(
                "begun", record.tally().begun().map(Object::toString).orElse(null));
        json.writeStringField("ended", over ? record.since().toString() : null);
        jobs.write(json, folder.id());
    }

    private static void text(JsonGenerator json, String name, String text) throws IOException {
        json.writeStringField(name, text.isEmpty() ? null : text);
    }

    /** Puts {@code results.jsonl} in its place, whole. */
    public void writeResults() throws IOException, UsageException {
        Path fresh = Files.createTempFile(batch.path(), ".results", "");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(fresh)) {
                each((folder, record) -> {
                    try {
                        writer.write(line(folder, record));
                    } catch (IOException full) {
                        throw new java.io.UncheckedIOException(full);
                    }
                });
            }
            Files.move(fresh, batch.results(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
