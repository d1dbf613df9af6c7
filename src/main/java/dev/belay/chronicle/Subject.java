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
 */
public record Subject(
        SessionId session,
        List<SessionId> earlier,
        Path transcript,
        Optional<String> project,
        Optional<String> client,
        Optional<String> title,
        Asked asked) {
    public Subject {
        earlier = List.copyOf(earlier);
    }

    /**
     * What it was asked for.
     *
     * @param prompts the first ones and the last ones, each at most 500 characters
     * @param count how many there were in all
     */
    public record Asked(List<String> prompts, int count) {
        public Asked {
            prompts = List.copyOf(prompts);
        }
    }
}
