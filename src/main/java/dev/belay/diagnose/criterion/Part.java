package dev.belay.diagnose.criterion;

import java.util.regex.Pattern;

/**
 * Which part of an error message a match reads. {@code Failed to authenticate. API Error: 403 {"error":{"message":"Your
 * credit is used up","type":"forbidden"}}} is an envelope with a sentence in it. Providers and gateways choose statuses
 * and codes as they like, and only the sentence says why: what reads a later part of this list weighs more, however short
 * it is.
 */
public enum Part {
    /** The HTTP status, with its reason phrase. */
    STATUS,
    /** What claude or a gateway puts before every such failure, whatever it is. */
    REMARK,
    /** A code for programs: {@code rate_limit_error}, {@code ValidationException}, {@code PERMISSION_DENIED}. */
    CODE,
    /** That one may try again, which says how long it lasts and not what it is. */
    ADVICE,
    /** What whoever refused says in words; and everything that is no part of an error message. */
    SENTENCE;

    /** Longer than any status, remark or code. */
    private static final int LONGEST = 120;

    private static final String NUMBER = "\\(?[1-5]\\d\\d\\)?";

    private static final String API_ERROR = "APIError:?(?:\\([^)]{0,80}\\):?)?";

    private static final Pattern STATUSES = anyCase("(?:" + API_ERROR + "|Requestrejected|errorcode:?|HTTP)?" + NUMBER
            + "(?:BadRequest|Unauthorized|PaymentRequired|Forbidden|NotFound|pagenotfound|Conflict|RequestTime-?out"
            + "|(?:Payload|Content|RequestEntity)TooLarge|Unprocessable|TooManyRequests|InternalServerError"
            + "|BadGateway|Service(?:Temporarily)?Unavailable|GatewayTime-?out|status(?:code)?)?\\{?");

    private static final Pattern REMARKS = anyCase("(?:Failedtoauthenticate|(?:Please)?run/login"
            + "|\\w{0,20}authenticationfailed|Couldnotload\\w{0,16}credentials"
            + "|Thisisaserver-sideissue|Providerreturnederror)[.·]?(?:" + API_ERROR + NUMBER
            + ")?|Authenticationerror[,:-]?");

    private static final Pattern CODES = Pattern.compile("(?:type\":\"|status\\W{0,4})?[\"']?(?:litellm\\.)?"
            + "(?:[a-z]+(?:_[a-z]+)*_(?:error|failed)|[A-Za-z]*[a-z](?:Error|Exception)"
            + "|(?:[a-z]+_?)+(?:\\.[\\w$-]+){1,8}(?=:)|INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE|PERMISSION_DENIED|UNAUTHENTICATED|RESOURCE_EXHAUSTED"
            + "|NOT_FOUND|ALREADY_EXISTS|ABORTED|CANCELLED|UNAVAILABLE|DEADLINE_EXCEEDED|INTERNAL|UNKNOWN|UNIMPLEMENTED)"
            + "[\"':]*");

    private static final Pattern ADVICES = anyCase("(?:please)?(?:waitand)?(?:re)?try.*");

    /** The part that these words are, when they are all that a match reads. */
    static Part of(CharSequence matched) {
        if (matched.length() > LONGEST) {
            return SENTENCE;
        }
        String dense = dense(matched);
        if (STATUSES.matcher(dense).matches()) {
            return STATUS;
        }
        if (REMARKS.matcher(dense).matches()) {
            return REMARK;
        }
        if (CODES.matcher(dense).matches()) {
            return CODE;
        }
        return ADVICES.matcher(dense).matches() ? ADVICE : SENTENCE;
    }

    /** Without white space, as a terminal may have put it anywhere. */
    private static String dense(CharSequence text) {
        StringBuilder dense = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                dense.append(text.charAt(i));
            }
        }
        return dense.toString();
    }

    private static Pattern anyCase(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
