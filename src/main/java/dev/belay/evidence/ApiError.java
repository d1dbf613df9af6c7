package dev.belay.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the client itself reported as the failure of a turn: a record with {@code isApiErrorMessage}, a result with
 * {@code is_error}, or the payload of a StopFailure hook. Never the words of a model or a tool.
 *
 * @param text what the client said, verbatim (untrusted: strip before it reaches a terminal)
 * @param kind the field {@code error}, from 2.1.29 on: {@code rate_limit}, {@code server_error}, {@code unknown} ...
 * @param status the HTTP status: {@code apiErrorStatus} (2.1.116 on) or the number that stands in the text
 * @param detail the fields {@code apiError} and {@code errorDetails}, joined, where there are any
 * @param offset where the line begins in its transcript, in bytes; -1 when it was in none
 * @param resetsAt when a limit is lifted, where a field says so ({@code quotaLimits}, {@code rateLimits}, a header that was
 *     kept): no wording can hide that
 */
public record ApiError(
        String text,
        Optional<String> kind,
        OptionalInt status,
        Optional<String> detail,
        long offset,
        Optional<Instant> resetsAt) {

    /** One in which no field names a reset. */
    public ApiError(String text, Optional<String> kind, OptionalInt status, Optional<String> detail, long offset) {
        this(text, kind, status, detail, offset, Optional.empty());
    }
}
