package dev.belay.command.report;

import dev.belay.page.Figures;
import dev.belay.page.Headline;
import dev.belay.page.Imprint;
import dev.belay.page.chart.Sign;
import dev.belay.page.session.ReportDocument;
import dev.belay.page.session.ToldSession;
import dev.belay.page.telling.SessionTelling;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of what was read. */
final class ReportPage {
    /** In characters: with their bytes a page stays below 3 MB. */
    private static final int LARGEST = 2_200_000;

    private final List<ReadSession> sessions;
    private final Instant now;

    ReportPage(List<ReadSession> sessions, Instant now) {
        this.sessions = sessions;
        this.now = now;
    }

    String ofOne() {
        return ReportDocument.of(sessions.get(0).told(), imprint());
    }

    /** @param over what the page is about */
    String ofMany(String over) {
        List<ToldSession> told = sessions.stream().map(ReadSession::told).toList();
        boolean good = told.stream().allMatch(session -> session.headline().sign() == Sign.RECOVERY);
        Headline headline = new Headline(over, summary(told), "", good ? Sign.RECOVERY : Sign.FALL, "");
        return ReportDocument.of(headline, SessionTelling.columns(), told, LARGEST, imprint());
    }

    /** {@code 12 sessions: 10 finished, 2 failed}. */
    static String summary(List<ToldSession> told) {
        Map<String, Integer> states = new LinkedHashMap<>();
        for (ToldSession session : told) {
            states.merge(session.headline().status().split(":")[0], 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        states.forEach((state, count) -> parts.add(count + " " + state));
        String all = Figures.counted(told.size(), "session", "sessions");
        return states.size() == 1 && told.size() > 1
                ? all + ", all " + states.keySet().iterator().next()
                : all + ": " + String.join(", ", parts);
    }

    private Imprint imprint() {
        return new Imprint(ZoneId.systemDefault(), now);
    }
}
