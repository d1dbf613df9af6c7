package dev.belay.recovery;

import dev.belay.files.BelayDirectories;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry;
import dev.belay.testing.ClientHome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What the journal says of a task's falls, the first one first. */
record Falls(List<JournalEntry> entries) {
    private static final Set<String> STARTS = Set.of(
            "resume", "wait-and-resume", "compact-and-resume", "trim-and-resume", "repair-and-resume", "restart");

    static Falls in(ClientHome home) {
        List<JournalEntry> entries =
                new ArrayList<>(new Journal(BelayDirectories.state(home.environment()), warning -> {}).incidents());
        Collections.reverse(entries);
        return new Falls(entries);
    }

    List<String> failures() {
        return entries.stream().map(JournalEntry::failure).toList();
    }

    /** How often claude was started again, or told to go on. */
    int recoveries() {
        return (int) entries.stream()
                .filter(fall -> fall.recovery().filter(STARTS::contains).isPresent())
                .count();
    }
}
