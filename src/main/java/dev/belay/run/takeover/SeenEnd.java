package dev.belay.run.takeover;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.files.RecordLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of a claude as it was seen, with what only those know who were there.
 *
 * @param screen what stood on its screen, or what it last said on standard error
 */
public record SeenEnd(Exit exit, Instant at, String screen) {

    static SeenEnd of(Evidence evidence) {
        return new SeenEnd(evidence.exit(), evidence.at(), evidence.screen().text());
    }

    /** One that nobody has seen. */
    static SeenEnd unseen() {
        return new SeenEnd(new Exit.Unseen(), Instant.now(), "");
    }

    /**
     * The same, where nobody has seen its end, and what it has left tells of a clean one.
     *
     * @param print whether it prints an answer, which is then all of it
     * @param printed whether it has
     */
    static Evidence judged(Evidence evidence, boolean print, boolean printed) {
        boolean broken = evidence.transcript().error().isPresent()
                || evidence.transcript().endsOn().midTurn()
                || evidence.hooks().stopFailure().isPresent();
        boolean goodbye = evidence.hooks().sessionEnd().isPresent();
        boolean finished = print ? printed && (goodbye || evidence.transcript().endsOnAnswer()) : goodbye;
        return evidence.exit() instanceof Exit.Unseen && finished && !broken
                ? evidence.with(new Exit.Code(0))
                : evidence;
    }

    /** What is found later of the same end, with this; "in 20 minutes" counts from when it was said. */
    Evidence in(Evidence later, Instant begun) {
        Evidence.Process process = later.process();
        return new Evidence(
                at,
                later.session(),
                new Evidence.Process(
                        process.client(), exit, Duration.between(begun, at), process.silence(), process.liveness()),
                later.transcript(),
                later.reports(),
                later.machine(),
                screen.isEmpty() ? later.screen() : new Screen(screen, false));
    }

    void write(RecordLines lines) {
        lines.add("exit", exit.id()).add("ended-at", at.toEpochMilli()).add("screen", screen);
    }

    static Optional<SeenEnd> read(RecordLines lines) {
        return lines.first("exit")
                .map(text -> new SeenEnd(
                        ExitText.parse(text),
                        RunRecord.time(lines.only("ended-at")),
                        lines.first("screen").orElse("")));
    }
}
