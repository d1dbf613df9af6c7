package dev.belay.journal;

import dev.belay.evidence.SessionId;
import dev.belay.files.BelayDirectories;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal kept of failures, for whoever only reads it.
 *
 * @param folder where the incidents are; nothing where Belay has no place to keep any
 */
public record KeptIncidents(Optional<Path> folder) {

    /** Those of this user. */
    public static KeptIncidents of(Map<String, String> environment) {
        return new KeptIncidents(BelayDirectories.state(environment).map(IncidentFolder::all));
    }

    /** Every one that can be read, newest first. */
    public List<JournalEntry> entries() {
        List<JournalEntry> entries = new ArrayList<>();
        if (folder.isPresent()) {
            for (IncidentFolder one : IncidentFolder.newestFirst(folder.get())) {
                one.incident().ifPresent(entries::add);
            }
        }
        return entries;
    }

    /** Where the traces of this one lie. */
    public Path folder(JournalEntry entry) {
        return folder.orElseThrow().resolve(entry.id());
    }

    /** What was kept of this one, for a person to read. */
    public List<KeptTrace> traces(JournalEntry entry) {
        return KeptTrace.of(new IncidentFolder(folder(entry)));
    }

    /** The newest one of this session that was noticed after this time. */
    public Optional<IncidentTraces> newest(SessionId session, Instant after) {
        return folder.flatMap(all -> IncidentTraces.newest(all, session, after));
    }

    /** For each session that has any, by its id in lower case, its newest. */
    public Map<String, IncidentTraces> newestOfEach() {
        return folder.map(IncidentTraces::newestOfEach).orElse(Map.of());
    }

    /** The last ones, newest first, so many at most. */
    public List<IncidentTraces> last(int most) {
        return folder.map(all -> IncidentTraces.last(all, most)).orElse(List.of());
    }
}
