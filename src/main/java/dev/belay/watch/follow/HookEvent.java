package dev.belay.watch.follow;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.SessionId;
import dev.belay.json.JsonStream;
import dev.belay.transcript.ClientText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the client told one hook command on its standard input. */
record HookEvent(String name, Map<String, String> fields) {

    /**
     * Reads an event.
     *
     * @throws IOException when this is no event
     */
    static HookEvent read(InputStream stream) throws IOException {
        Map<String, String> fields = JsonStream.fields(stream);
        String name = fields.get("hook_event_name");
        if (name == null) {
            throw new IOException("no hook_event_name");
        }
        return new HookEvent(name, fields);
    }

    String field(String key) {
        return fields.getOrDefault(key, "");
    }

    Optional<SessionId> session() {
        return SessionId.parse(fields.get("session_id"));
    }

    Optional<Path> path(String key) {
        String path = fields.get(key);
        try {
            return path == null || path.isBlank() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException garbage) {
            return Optional.empty();
        }
    }

    /** What a StopFailure reports: the text is what the client showed, {@code error} its kind. */
    ApiError failure() {
        String text = field("last_assistant_message").strip();
        String kind = field("error");
        return new ApiError(
                text.isEmpty() ? kind : text,
                Optional.of(kind).filter(word -> !word.isEmpty()),
                ClientText.status(text),
                Optional.of(field("error_details")).filter(detail -> !detail.isEmpty()),
                -1);
    }
}
