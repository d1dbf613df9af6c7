package dev.belay.transcript.repair;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Transcript;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That the API, or a proxy before it, has refused a conversation for its size, and what it said of the limit. It knows
 * better than any estimate.
 *
 * @param ratio the limit as a share of what was sent, where it says how many tokens both are
 * @param mostBytes how many bytes it takes, where it says that
 * @param onlyBytes whether it is about bytes and not about tokens
 */
record SizeRefusal(OptionalDouble ratio, OptionalLong mostBytes, boolean onlyBytes) {
    /** Nothing was said about a limit. */
    static final SizeRefusal UNSAID = new SizeRefusal(OptionalDouble.empty(), OptionalLong.empty(), false);

    private static final int TOO_LARGE = 413;
    /** No service takes less than this: a smaller number is about something else. */
    private static final double LEAST_LIMIT = 10_000;

    private static final Pattern SIZE = Pattern.compile(
            "too (?:long|large)|exceed|context[ _-](?:window|limit|length)|token (?:count|limit)|maximum (?:size|context)"
                    + "|(?:tokens?|\\d) > \\d|must have length less than|single exchange and cannot be compacted",
            Pattern.CASE_INSENSITIVE);
    /** {@code 213462 tokens > 200000 maximum} and {@code 195000 + 32000 > 200000}. */
    private static final Pattern COMPARED = Pattern.compile("(\\d+)(?: \\+ (\\d+)| tokens?)? > (\\d+)");

    private static final Pattern SENT_THEN_LIMIT = Pattern.compile(
            "token count (?:of )?\\(?(\\d+)\\)?.{0,20}exceeds the maximum .{0,40}?(\\d{4,})", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMIT_THEN_SENT = Pattern.compile(
            "maximum context length is (\\d+) tokens.{0,60}?(\\d{4,}) tokens", Pattern.CASE_INSENSITIVE);
    /** The client's own {@code Request too large (max 32MB)} is a constant, and no word of whoever refused it. */
    private static final Pattern CLIENT_CONSTANT = Pattern.compile("\\(max \\d+ ?MB\\)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BYTES = Pattern.compile(
            "(?:maximum|limit|max|at most|larger than|less than or equal to|exceeds?)(?: allowed)?(?: body| request| payload| message)*"
                    + "(?: size)?(?: limit)?(?: of| is|:)? (\\d+(?:\\.\\d+)?) ?(KB|KiB|MB|MiB|bytes)?\\b",
            Pattern.CASE_INSENSITIVE);

    /** What stands at the end of this file. */
    static Optional<SizeRefusal> in(Path transcript) throws IOException {
        return in(TranscriptTail.read(transcript, bytes -> {}));
    }

    /** What stands at the end of this transcript, when it is one: no answer has followed it. */
    static Optional<SizeRefusal> in(Transcript transcript) {
        Optional<ApiError> error = transcript.error();
        boolean status = error.filter(
                        one -> one.status().isPresent() && one.status().getAsInt() == TOO_LARGE)
                .isPresent();
        String words = error.map(one -> one.text() + " " + one.detail().orElse(""))
                .or(transcript::compactionError)
                .orElse("");
        return of(status, words);
    }

    static Optional<SizeRefusal> of(boolean tooLarge, String words) {
        String said = CLIENT_CONSTANT.matcher(words).replaceAll("").replaceAll("(?<=\\d),(?=\\d{3})", "");
        if (!tooLarge && !SIZE.matcher(said).find()) {
            return Optional.empty();
        }
        OptionalDouble ratio = ratio(said);
        OptionalLong bytes = ratio.isPresent() ? OptionalLong.empty() : bytes(said);
        boolean large = said.toLowerCase(Locale.ROOT).contains("too large");
        return Optional.of(new SizeRefusal(ratio, bytes, tooLarge || bytes.isPresent() || large && ratio.isEmpty()));
    }

    private static OptionalDouble ratio(String said) {
        Matcher compared = COMPARED.matcher(said);
        if (compared.find()) {
            double more = compared.group(2) == null ? 0 : Double.parseDouble(compared.group(2));
            return share(Double.parseDouble(compared.group(3)), Double.parseDouble(compared.group(1)) + more);
        }
        Matcher sentFirst = SENT_THEN_LIMIT.matcher(said);
        if (sentFirst.find()) {
            return share(Double.parseDouble(sentFirst.group(2)), Double.parseDouble(sentFirst.group(1)));
        }
        Matcher limitFirst = LIMIT_THEN_SENT.matcher(said);
        return limitFirst.find()
                ? share(Double.parseDouble(limitFirst.group(1)), Double.parseDouble(limitFirst.group(2)))
                : OptionalDouble.empty();
    }

    private static OptionalDouble share(double limit, double sent) {
        return limit > 0 && sent > limit ? OptionalDouble.of(limit / sent) : OptionalDouble.empty();
    }

    private static OptionalLong bytes(String said) {
        Matcher matcher = BYTES.matcher(said);
        while (matcher.find()) {
            String unit = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
            double bytes = Double.parseDouble(matcher.group(1))
                    * (unit.startsWith("k") ? 1_000 : unit.startsWith("m") ? 1_000_000 : 1);
            // A bare number may be of anything: tokens, pages, images.
            boolean ofBytes = !unit.isEmpty() || said.contains("length less than");
            if (ofBytes && bytes >= LEAST_LIMIT) {
                return OptionalLong.of((long) bytes);
            }
        }
        return OptionalLong.empty();
    }
}
