package dev.belay.page.incident;

import dev.belay.decide.HumanTime;
import dev.belay.journal.JournalEntry;
import dev.belay.page.FallEntry;
import dev.belay.page.Headline;
import dev.belay.page.chart.Sign;
import dev.belay.report.FactText;
import java.time.Duration;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident in the words of the page. */
public final class IncidentWords {
    private static final int LONGEST = 200;
    private static final int CAUSES = 3;

    private IncidentWords() {}

    /**
     * What failed, why, what was done and what came of it.
     *
     * @param number its number on the time line; empty where it stands on none
     * @param at when, as it is written on the page
     * @param down how long it took until the session went on, where that is known
     */
    public static FallEntry entry(JournalEntry incident, String number, String at, Optional<Duration> down) {
        List<Map.Entry<String, String>> story = new ArrayList<>();
        List<String> because =
                List.copyOf(FactText.byFact(incident.because(), LONGEST).values());
        if (!because.isEmpty()) {
            story.add(pair("Because", String.join("; ", because.subList(0, Math.min(CAUSES, because.size())))));
        }
        story.add(pair(
                "Tried", incident.recovery().map(step -> step.replace('-', ' ')).orElse("nothing")));
        story.add(pair(
                "Outcome",
                outcome(incident.outcome())
                        + down.map(length -> "; it went on after " + HumanTime.span(length))
                                .orElse("")));
        return new FallEntry(
                number,
                at,
                incident.failure(),
                incident.say(),
                story,
                incident.outcome() == JournalEntry.Outcome.RECOVERED);
    }

    /** What stands on top of a page about it alone. */
    static Headline headline(JournalEntry incident) {
        return new Headline(
                "Incident " + incident.id(),
                incident.say(),
                "",
                incident.outcome() == JournalEntry.Outcome.RECOVERED ? Sign.RECOVERY : Sign.FALL,
                outcome(incident.outcome()));
    }

    /** What came of it, in a sentence. */
    public static String outcome(JournalEntry.Outcome outcome) {
        return switch (outcome) {
            case RECOVERED -> "recovered: the session was resumed, and a real answer followed";
            case OPEN -> "open: no answer has confirmed a recovery";
            case DECLINED -> "not resumed: you chose to quit, or only you can settle it";
            case GIVEN_UP -> "given up: nothing was left that Belay was allowed to try";
        };
    }

    private static Map.Entry<String, String> pair(String name, String text) {
        return new SimpleImmutableEntry<>(name, text);
    }
}
