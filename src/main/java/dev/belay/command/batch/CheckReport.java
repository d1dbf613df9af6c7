package dev.belay.command.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.batch.task.CheckedTasks;
import dev.belay.batch.task.TaskEntry;
import dev.belay.batch.task.TaskFault;
import dev.belay.console.Console;
import java.io.IOException;
import java.util.List;

/** What was found in a list, for a person and for a program. */
final class CheckReport {
    private static final int MOST_SHOWN = 100;

    private CheckReport() {}

    static void print(CheckedTasks tasks, Console console) {
        List<TaskFault> faults = tasks.faults();
        faults.stream().limit(MOST_SHOWN).forEach(fault -> console.say(fault.sentence()));
        if (faults.size() > MOST_SHOWN) {
            console.say("and " + (faults.size() - MOST_SHOWN) + " more");
        }
        int count = tasks.entries().size();
        if (faults.isEmpty()) {
            console.out().print(count + (count == 1 ? " task" : " tasks") + ", nothing wrong\n");
        }
    }

    static void write(JsonGenerator json, CheckedTasks tasks, Console console) throws IOException {
        json.writeArrayFieldStart("tasks");
        for (TaskEntry entry : tasks.entries()) {
            json.writeStartObject();
            json.writeStringField("id", entry.id());
            json.writeStringField("state", "listed");
            json.writeNullField("failure");
            json.writeStringField("project", console.workingDirectory().toString());
            json.writeStringField("file", entry.file());
            json.writeNumberField("line", entry.line());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("faults");
        for (TaskFault fault : tasks.faults()) {
            json.writeStartObject();
            json.writeStringField("file", fault.file());
            json.writeNumberField("line", fault.line());
            json.writeStringField("key", fault.key());
            json.writeStringField("say", fault.say());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
