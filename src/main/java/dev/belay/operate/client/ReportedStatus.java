package dev.belay.operate.client;

import dev.belay.evidence.status.StatusReport;
import dev.belay.terminal.StatusChannel;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The state that the client last reported of itself, read only when somebody asks. The report may come from anything that writes to the terminal: its texts are
 * shortened, and lose control characters and secrets; what names no state that we know says nothing.
 */
final class ReportedStatus implements Supplier<Optional<StatusReport>> {
    private static final int LONGEST = 400;

    private final StatusChannel channel;
    private StatusChannel.Received read;
    private Optional<StatusReport> report = Optional.empty();

    ReportedStatus(StatusChannel channel) {
        this.channel = channel;
    }

    /** What follows a report that cannot be read is not known either. */
    @Override
    public synchronized Optional<StatusReport> get() {
        Optional<StatusChannel.Received> latest = channel.latest();
        if (latest.isPresent() && latest.get() != read) {
            read = latest.get();
            report = read(read.text(), read.at());
        }
        return report;
    }

    /**
     * The report as a value; nothing when it is none.
     *
     * @param report {@code state=error:app=claude-code:msg=BASE64}
     */
    static Optional<StatusReport> read(String report, Instant at) {
        Map<String, String> values = new HashMap<>();
        for (String field : report.split(":")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return StatusReport.State.named(values.getOrDefault("state", ""))
                .map(state -> new StatusReport(
                        state,
                        StatusReport.Kind.named(values.getOrDefault("kind", "")),
                        StatusReport.percent(values.getOrDefault("progress", "")),
                        text(values.get("title")),
                        text(values.get("msg")),
                        at));
    }

    private static Optional<String> text(String base64) {
        if (base64 == null) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            String clean = Untrusted.line(Redaction.redact(text), LONGEST).strip();
            return clean.isEmpty() ? Optional.empty() : Optional.of(clean);
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
