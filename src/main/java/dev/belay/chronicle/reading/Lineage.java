package dev.belay.chronicle.reading;

import dev.belay.chronicle.Subject;
import dev.belay.chronicle.fold.Draft;
import dev.belay.evidence.SessionId;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.JournalEntry;
import dev.belay.series.Sample;
import dev.belay.series.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One session under all the ids that it had: Belay gives it another one when it repairs or trims it, and the journal knows
 * which came of which.
 *
 * @param ids oldest first, as far as the journal tells
 * @param falls what the journal has of any of them, oldest first
 */
record Lineage(List<String> ids, List<JournalEntry> falls) {

    /** That of this session. */
    static Lineage of(String session, List<JournalEntry> journal) {
        List<JournalEntry> oldestFirst = journal.stream()
                .filter(entry -> entry.session().isPresent())
                .sorted(Comparator.comparing(JournalEntry::at))
                .toList();
        Set<String> known = new LinkedHashSet<>(List.of(session));
        int before;
        do {
            before = known.size();
            for (JournalEntry entry : oldestFirst) {
                List<String> names = names(entry);
                if (names.stream().anyMatch(known::contains)) {
                    known.addAll(names);
                }
            }
        } while (known.size() > before);
        Set<String> inOrder = new LinkedHashSet<>();
        List<JournalEntry> falls = new ArrayList<>();
        for (JournalEntry entry : oldestFirst) {
            if (known.contains(entry.session().orElseThrow().id())) {
                inOrder.addAll(names(entry));
                falls.add(entry);
            }
        }
        inOrder.add(session);
        return new Lineage(List.copyOf(inOrder), List.copyOf(falls));
    }

    private static List<String> names(JournalEntry entry) {
        JournalEntry.Session session = entry.session().orElseThrow();
        List<String> names = new ArrayList<>(List.of(session.id()));
        names.addAll(session.copies());
        return names;
    }

    /** The transcript of its newest copy that lies beside this one; this one where there is none. */
    Path newest(Path transcript) {
        for (int at = ids.size() - 1; at >= 0; at--) {
            Path file = file(transcript, ids.get(at));
            if (Files.exists(file)) {
                return file;
            }
        }
        return transcript;
    }

    /** The ids besides this one. */
    private List<SessionId> besides(SessionId session) {
        return ids.stream()
                .flatMap(id -> SessionId.parse(id).stream())
                .filter(id -> !id.equals(session))
                .toList();
    }

    /** The transcripts that lie beside this one, this one among them, oldest first. */
    List<Path> files(Path transcript) {
        Set<Path> files = new LinkedHashSet<>();
        for (String id : ids) {
            Path file = file(transcript, id);
            if (Files.exists(file)) {
                files.add(file);
            }
        }
        files.add(transcript);
        return List.copyOf(files);
    }

    /** The session that this transcript is named after. */
    static Optional<SessionId> session(Path transcript) {
        String name = String.valueOf(transcript.getFileName());
        return SessionId.parse(name.replaceFirst("\\.jsonl$", ""));
    }

    /** Which session it is now, of which the records say this. */
    Subject subject(SessionId session, Path transcript, Draft draft) {
        return new Subject(
                session,
                besides(session),
                transcript,
                draft.project,
                draft.end.client(),
                draft.end.subject().title(),
                draft.asked);
    }

    /** What was measured under any of them. */
    Series series(SessionId session, Map<String, String> environment) {
        Optional<Path> state = BelayDirectories.state(environment);
        List<Sample> samples = new ArrayList<>();
        int unreadable = 0;
        for (String id : ids) {
            Optional<SessionId> known = SessionId.parse(id);
            if (state.isPresent() && known.isPresent()) {
                Series one = Series.of(state.get(), known.get());
                samples.addAll(one.samples());
                unreadable += one.unreadable();
            }
        }
        samples.sort(Comparator.comparing(Sample::at));
        return new Series(session, samples, unreadable);
    }

    private static Path file(Path transcript, String id) {
        return transcript.resolveSibling(id + ".jsonl");
    }
}
