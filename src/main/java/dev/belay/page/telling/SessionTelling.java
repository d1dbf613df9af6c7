package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.page.session.ToldSession;
import java.util.List;
import java.util.Optional;

/** Tells of a session what its chronicle has. */
public final class SessionTelling {
    private SessionTelling() {}

    /**
     * The session as pages and terminals show it.
     *
     * @param known what the chronicle does not know and whoever asks for it does
     */
    public static ToldSession of(Chronicle chronicle, Surroundings known) {
        var time = CourseTime.of(chronicle, known);
        EndingWords ending = new EndingWords(chronicle, known);
        return new ToldSession(
                ending.headline(),
                new ToldSession.Row(
                        ending.name(),
                        new KeyWords(chronicle, known).row(),
                        SmallContext.of(chronicle, time),
                        ending.rank(),
                        ending.left()),
                Optional.of(new PartsTelling(chronicle, known, time).parts(ending.left())));
    }

    /** The names of the figures that each has in a table of many. */
    public static List<String> columns() {
        return List.of("Took", "Falls", "Cost");
    }
}
