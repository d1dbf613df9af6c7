package dev.belay.transcript;

import dev.belay.claude.provider.ProviderTraces;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Provider;
import dev.belay.evidence.SessionId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the records say beside their conversation: whose it is, where it was held, when it last moved, and what the
 * result record of print mode reports. The last word counts.
 */
final class TranscriptMetadata {
    private String session;
    private String workingDirectory;
    private String timestamp;
    private long lastOffset = -1;
    private ApiError result;
    private Provider provider;
    private boolean clientOutput;

    /** Notes one; returns what it says to the conversation where its type is one that the conversation does not know. */
    TranscriptRecord note(TranscriptRecord record, long offset) {
        if (record.sidechain || record.type == null) {
            return null;
        }
        session = record.sessionId != null ? record.sessionId : session;
        workingDirectory = record.workingDirectory != null ? record.workingDirectory : workingDirectory;
        switch (record.type) {
            case "assistant", "user", "system" -> {
                timestamp = record.timestamp != null ? record.timestamp : timestamp;
                lastOffset = offset;
                provider =
                        ProviderTraces.ofMessage(record.messageId, record.model).orElse(provider);
                // What follows a result is another turn.
                result = record.type.equals("system") ? result : null;
            }
            case "result" -> {
                return result(record, offset);
            }
            default -> {}
        }
        return null;
    }

    /**
     * {@code subtype} is "success" even when {@code is_error} is true (1.0.35 to 2.1.329), and 1.0.35 says {@code
     * error_during_execution} with {@code is_error} false: either is an error.
     */
    private TranscriptRecord result(TranscriptRecord record, long offset) {
        clientOutput = true;
        lastOffset = offset;
        String subtype = record.subtype == null ? "" : record.subtype;
        String said = record.result == null ? "" : record.result.strip();
        if (record.failed || subtype.startsWith("error")) {
            String text = said.isEmpty() ? subtype : said;
            int found = record.status(text);
            OptionalInt status = found > 0 ? OptionalInt.of(found) : OptionalInt.empty();
            result = new ApiError(
                    ClientText.cut(text, 4000),
                    Optional.empty(),
                    status,
                    Optional.of(subtype).filter(word -> word.startsWith("error")),
                    offset);
            return null;
        }
        result = null;
        TranscriptRecord turn = new TranscriptRecord();
        turn.type = said.isEmpty() ? "user" : "assistant";
        // An empty result without an error is how a lost stream ends in 1.0.128 and 2.0.37: nothing was answered.
        turn.text = said.isEmpty() ? "(the prompt)" : said;
        if (said.isEmpty() && record.noTurn) {
            turn.type = TranscriptRecord.NO_TURN;
        }
        return turn;
    }

    Optional<SessionId> session() {
        return SessionId.parse(session);
    }

    Optional<Path> workingDirectory() {
        try {
            return Optional.ofNullable(workingDirectory).map(Path::of);
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    /** When the last record of the conversation was written. */
    Optional<Instant> lastAt() {
        try {
            return timestamp == null ? Optional.empty() : Optional.of(Instant.parse(timestamp));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** Where the last record of the conversation begins, -1 when there is none. */
    long lastOffset() {
        return lastOffset;
    }

    Optional<ApiError> result() {
        return Optional.ofNullable(result);
    }

    /** The client of this version, with the provider whose API has answered last, where its messages tell. */
    Client client(Optional<String> version) {
        return new Client(version, false, provider == null ? Provider.ANTHROPIC : provider);
    }

    /** Whether this is print mode's output rather than a transcript. */
    boolean clientOutput() {
        return clientOutput;
    }
}
