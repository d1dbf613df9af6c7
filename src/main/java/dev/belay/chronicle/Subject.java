package dev.belay.chronicle;

import dev.belay.evidence.SessionId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which session it is, and what was asked of it.
 *
 * @param session its id; that of its newest copy, where it was repaired or trimmed
 * @param earlier the ids that it had before, oldest first
 * @param project the folder in which it was held, when that is known
 * @param client the version that wrote the last record, when it says so
 * @param title its title, where it has one
 * @param asked what it was asked for, the first prompts and the last ones, each at most 500 characters
 * @param prompts how many prompts there were
 */
public record Subject(
        SessionId session,
        List<SessionId> earlier,
        Path transcript,
        Optional<String> project,
        Optional<String> client,
        Optional<String> title,
        List<String> asked,
        int prompts) {
    public Subject {
        earlier = List.copyOf(earlier);
        asked = List.copyOf(asked);
    }
}
