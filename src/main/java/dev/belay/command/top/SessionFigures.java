package dev.belay.command.top;

import dev.belay.console.Console;
import dev.belay.evidence.Transcript;
import dev.belay.spending.LastHour;
import dev.belay.spending.PriceTable;
import dev.belay.transcript.catalogue.SessionSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What sessions hold and spend, which is measured only where there is something to measure. */
final class SessionFigures {
    private final PriceTable prices;
    private final SessionMemory memory = new SessionMemory();
    private final Map<Path, LastHour> spending = new HashMap<>();

    /**
     * The figures of one session.
     *
     * @param resident bytes that its client and its tools hold in memory; nothing where it has none, or it is not known
     * @param lastHour what it has spent
     * @param contextLimit how many tokens its model reads at once; nothing where it is not known
     */
    record Figures(OptionalLong resident, LastHour.Spent lastHour, OptionalLong contextLimit) {}

    SessionFigures(Console console) {
        this.prices = PriceTable.read(console.environment(), console::say);
    }

    Figures of(SessionSummary session, Instant now) {
        return new Figures(memory.of(session, now), spent(session, now), contextLimit(session.transcript()));
    }

    /** A limit that is passed already is another one: its user has chosen the larger context of that model. */
    private OptionalLong contextLimit(Transcript transcript) {
        OptionalLong usual = prices.context(transcript.work().model());
        return usual.isPresent() && usual.getAsLong() < transcript.contextTokens() ? OptionalLong.empty() : usual;
    }

    /** A transcript that nothing was written to within the hour is not opened. */
    private LastHour.Spent spent(SessionSummary session, Instant now) {
        if (session.updated().isBefore(now.minusSeconds(3600))) {
            spending.remove(session.file());
            return LastHour.Spent.NOTHING;
        }
        return spending.computeIfAbsent(session.file(), file -> new LastHour(file, prices))
                .at(now);
    }
}
