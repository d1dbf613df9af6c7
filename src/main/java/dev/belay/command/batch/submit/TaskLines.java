package dev.belay.command.batch.submit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.batch.kubernetes.ClusterBatch;
import dev.belay.batch.task.CheckedTasks;
import dev.belay.batch.task.Task;
import dev.belay.batch.task.TaskEntry;
import dev.belay.console.JsonOutput;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A list of tasks as one text of JSON Lines, wherever its tasks stand: the machines that work on it have but this. */
final class TaskLines {
    private static final JsonFactory FACTORY = new JsonFactory();

    private TaskLines() {}

    static ClusterBatch.Tasks of(CheckedTasks tasks) throws UsageException {
        StringBuilder lines = new StringBuilder();
        for (TaskEntry entry : tasks.entries()) {
            lines.append(line(tasks.source().task(entry))).append('\n');
        }
        return new ClusterBatch.Tasks(tasks.entries().size(), lines.toString());
    }

    private static String line(Task task) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", task.id());
            json.writeStringField("prompt", task.prompt());
            if (task.directory().isPresent()) {
                json.writeStringField("directory", task.directory().get());
            }
            if (!task.arguments().isEmpty()) {
                JsonOutput.texts(json, "arguments", task.arguments());
            }
            if (task.environment().isPresent()) {
                JsonOutput.texts(json, "environment", task.environment().get());
            }
            if (task.verify().isPresent()) {
                json.writeStringField("verify", task.verify().get());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
