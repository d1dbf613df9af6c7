package dev.belay.command;

import dev.belay.claude.ProjectDirectory;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptIncidents;
import dev.belay.settings.UsageException;
import dev.belay.text.Untrusted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The incidents that {@code belay incidents} is asked for. */
final class IncidentArgument {
    private IncidentArgument() {}

    /**
     * All of them, those of this folder, or the one whose id begins like this.
     *
     * @throws UsageException when there is no such one, or more than one
     */
    static List<JournalEntry> choose(Arguments given, Console console) throws UsageException {
        List<JournalEntry> all = KeptIncidents.of(console.environment()).entries();
        List<JournalEntry> incidents = given.has("--project") ? of(console.workingDirectory(), all) : all;
        return given.operand().isEmpty()
                ? incidents
                : List.of(only(incidents, given.operand().get()));
    }

    /** Those of sessions that were started in this folder. */
    private static List<JournalEntry> of(Path workingDirectory, List<JournalEntry> incidents) {
        String here = ProjectDirectory.physical(workingDirectory).toString();
        List<JournalEntry> found = new ArrayList<>();
        for (JournalEntry entry : incidents) {
            Optional<String> project = entry.session().flatMap(JournalEntry.Session::project);
            if (project.isPresent()
                    && ProjectDirectory.physical(Path.of(project.get()))
                            .toString()
                            .equals(here)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static JournalEntry only(List<JournalEntry> incidents, String wanted) throws UsageException {
        List<JournalEntry> matching = incidents.stream()
                .filter(entry -> entry.id().startsWith(wanted))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        String name = Untrusted.line(wanted, 60);
        throw UsageException.noInput(
                matching.isEmpty()
                        ? "unknown incident '" + name + "' (run `belay incidents` for the list)"
                        : "'" + name + "' matches " + matching.size() + " incidents (give more of the id)");
    }
}
