package dev.belay.day;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model: what it says depends on the last prompt alone, so that it says the same however often it is asked. */
final class Answers implements Script {
    private volatile Path project = Path.of("/");

    /** Where files are to be written. */
    void writeInto(Path folder) {
        project = folder;
    }

    @Override
    public Reply next(Request request) {
        String last = lastOfUser(request.body().path("messages"));
        if (last.contains("tool_result")) {
            return Reply.say("That is done.");
        }
        if (last.contains("RUN")) {
            return Reply.bash("I run it.", "echo OUTPUT");
        }
        if (last.contains("WRITE")) {
            return Reply.tool(
                    "I write it.",
                    "Write",
                    "{\"file_path\":\"" + project.resolve("new.txt") + "\",\"content\":\"words\\n\"}");
        }
        if (last.contains("TAKE YOUR TIME")) {
            markAsAsked();
            return Reply.hang();
        }
        if (last.contains("BREAK")) {
            return Reply.overloaded();
        }
        return Reply.say("That is an answer.");
    }

    /** For who waits outside until a turn has begun. */
    private void markAsAsked() {
        try {
            Files.writeString(project.resolve("asked"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastOfUser(JsonNode messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).path("role").asText().equals("user")) {
                JsonNode content = messages.get(i).path("content");
                return content.isArray() ? content.path(content.size() - 1).toString() : content.toString();
            }
        }
        return "";
    }
}
