package dev.belay.chronicle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The requests of a session to the API, as its transcript tells of them. Those of sub-agents and what the client asks for
 * itself (titles, summaries) are not among them.
 *
 * @param answered how many were answered
 * @param retries how often the client announced that it tries again
 * @param errors those that failed, by status, the most frequent first
 */
public record Requests(long answered, long retries, List<Errors> errors) {
    public Requests {
        errors = List.copyOf(errors);
    }

    /** How many failed. */
    public long failed() {
        return errors.stream().mapToLong(Errors::count).sum();
    }

    /**
     * Requests that failed with one status.
     *
     * @param status such as {@code 529}; where none was told, {@code connection} if that was lost, else the client's own
     *     word such as {@code rate_limit}, or {@code other}
     * @param words what was said of the first of them, at most 200 characters
     */
    public record Errors(String status, String words, long count, Optional<Instant> first, Optional<Instant> last) {}
}
