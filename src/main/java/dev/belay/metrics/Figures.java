package dev.belay.metrics;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Progress;
import dev.belay.evidence.SessionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The figures of a run, and how they are told. */
final class Figures {
    private final String project;
    private final Map<String, Integer> recoveries = new TreeMap<>();
    private Optional<SessionId> session = Optional.empty();
    private SessionState state = SessionState.WORKING;
    private Progress progress = Progress.NONE;
    private Instant progressAt = Instant.EPOCH;
    private Instant waitingUntil = Instant.EPOCH;

    /** @param project where the client works */
    Figures(String project) {
        this.project = project;
    }

    /** How the session stands while it runs; whether that is another state than before. */
    boolean seen(Evidence now) {
        if (!now.session().equals(session)) {
            // What stands in it already was done before.
            session = now.session();
            progress = now.transcript().progress();
        }
        if (now.transcript().progress().stepsSince(progress) > 0) {
            progress = now.transcript().progress();
            progressAt = now.at();
        }
        SessionState before = state;
        stands(SessionState.of(now), Instant.EPOCH);
        return state != before;
    }

    /** @param until when it goes on; the beginning of time where nothing is waited for */
    void stands(SessionState now, Instant until) {
        state = now;
        waitingUntil = until;
    }

    /** Another recovery came to this. */
    void count(String failure, String outcome) {
        recoveries.merge(failure + "\t" + outcome, 1, Integer::sum);
    }

    /** @param cost what was spent, in nanodollars */
    String text(long cost) {
        Exposition text = new Exposition();
        gauge(text, "belay_session_up", "Whether claude runs.", state.isUp() ? 1 : 0);
        text.metric(
                "belay_session_state", Exposition.Type.GAUGE, "How the session stands: 1 for the state that holds.");
        for (SessionState each : SessionState.values()) {
            BigDecimal holds = each == state ? BigDecimal.ONE : BigDecimal.ZERO;
            text.figure("belay_session_state", labels("state", each.id()), holds);
        }
        text.metric(
                "belay_recoveries_total",
                Exposition.Type.COUNTER,
                "Recoveries of this run: resumed, then recovered or given-up.");
        recoveries.forEach((what, count) -> text.figure(
                "belay_recoveries_total",
                labels("failure", what.split("\t")[0], "outcome", what.split("\t")[1]),
                BigDecimal.valueOf(count)));
        gauge(
                text,
                "belay_last_progress_timestamp_seconds",
                "When the session last got on, by an answer or a result; 0 before that.",
                progressAt.getEpochSecond());
        gauge(
                text,
                "belay_waiting_until_timestamp_seconds",
                "Until when Belay waits; 0 where it does not.",
                waitingUntil.getEpochSecond());
        text.metric("belay_cost_usd_total", Exposition.Type.COUNTER, "What this run has spent, in USD.");
        text.figure("belay_cost_usd_total", labels(), BigDecimal.valueOf(cost, 9));
        return text.text();
    }

    private void gauge(Exposition text, String name, String help, long value) {
        text.metric(name, Exposition.Type.GAUGE, help).figure(name, labels(), BigDecimal.valueOf(value));
    }

    private Map<String, String> labels(String... more) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("session", session.map(SessionId::value).orElse(""));
        labels.put("project", project);
        for (int i = 0; i < more.length; i += 2) {
            labels.put(more[i], more[i + 1]);
        }
        return labels;
    }
}
