package dev.belay.command.watch;

import dev.belay.console.Console;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.Traces;
import dev.belay.restore.Restoration;
import java.util.Optional;

/** Keeps a death in the journal, and tells people of it. */
final class DeathReport {
    private final Journal journal;
    private final DeathNotice notice;

    DeathReport(Console console) {
        this.journal = new Journal(BelayDirectories.state(console.environment()), console::say);
        this.notice = new DeathNotice(console.environment());
    }

    /** @param adopted what became of it afterwards */
    void of(SessionDeath death, Optional<Restoration> adopted) {
        journal.open(
                death.evidence().at(),
                death.diagnosis().failure(),
                death.diagnosis().best().rule().say(),
                death.diagnosis().best().because(),
                Optional.of(new JournalEntry.Session(
                        death.session().id().value(),
                        death.session().transcript(),
                        death.session().project())),
                death.evidence().client().version(),
                Traces.of(death.evidence(), death.transcript()));
        notice.of(death, adopted);
    }
}
