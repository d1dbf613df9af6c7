package dev.belay.demo.wire;

import java.util.Optional;

/**
 * The kinds of errors, by the Anthropic API's word, the exception on AWS and the status on Google Cloud. A script says
 * the first one; what it says in another provider's own words is sent as it is.
 */
enum ErrorType {
    INVALID(400, "invalid_request_error", "ValidationException", "INVALID_ARGUMENT"),
    TOO_LARGE(413, "request_too_large", "ValidationException", "INVALID_ARGUMENT"),
    UNAUTHENTICATED(401, "authentication_error", "UnrecognizedClientException", "UNAUTHENTICATED"),
    FORBIDDEN(403, "permission_error", "AccessDeniedException", "PERMISSION_DENIED"),
    NOT_FOUND(404, "not_found_error", "ResourceNotFoundException", "NOT_FOUND"),
    TIMEOUT(408, "timeout_error", "ModelTimeoutException", "DEADLINE_EXCEEDED"),
    MODEL(424, "model_error", "ModelErrorException", "INTERNAL"),
    THROTTLED(429, "rate_limit_error", "ThrottlingException", "RESOURCE_EXHAUSTED"),
    INTERNAL(500, "api_error", "InternalServerException", "INTERNAL"),
    UNAVAILABLE(503, "overloaded_error", "ServiceUnavailableException", "UNAVAILABLE");

    private final int status;
    private final String anthropic;
    private final String aws;
    private final String google;

    ErrorType(int status, String anthropic, String aws, String google) {
        this.status = status;
        this.anthropic = anthropic;
        this.aws = aws;
        this.google = google;
    }

    /** What the Anthropic API calls by this word. */
    static Optional<ErrorType> named(String anthropic) {
        for (ErrorType type : values()) {
            if (type.anthropic.equals(anthropic)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What goes with this status; an error of the server when nothing does. */
    static ErrorType of(int status) {
        for (ErrorType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status == 529 ? UNAVAILABLE : status < 500 ? INVALID : INTERNAL;
    }

    /** The exception on AWS, as {@code x-amzn-errortype} names it. */
    String aws() {
        return aws;
    }

    /** The status on Google Cloud. */
    String google() {
        return google;
    }

    /** As the smaller first letter of an event stream has it: {@code throttlingException}. */
    static String awsEvent(String type) {
        String exception = named(type).map(ErrorType::aws).orElse(type);
        return Character.toLowerCase(exception.charAt(0)) + exception.substring(1);
    }
}
