package dev.belay.transcript.repair.scan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was repaired and what is lost, counted and in plain words. Holds no text of the transcript. */
public final class RepairReport {
    /** What can be found; the words say what was done about it. */
    public enum Kind {
        NULS("# line#s with NUL bytes cleaned"),
        GLUED("# line#s with several records split up"),
        CLEANED("# line#s cleaned of text around the record"),
        TORN("# torn record#s completed as far as possible"),
        CONTROLS("raw control characters in # record#s escaped"),
        DOUBLED("# duplicate record#s removed"),
        NO_LINE_END("missing newline at the end of the file added"),
        NO_MESSAGE("# record#s without a readable message removed"),
        OUTPUT_RESTORED("# tool result#s restored from the tool's output"),
        UNTYPED("# message#s of an unknown type given a type"),
        SIDECHAIN("# record#s marked as a sub-agent's returned to the conversation"),
        UUID("# record#s given an identifier"),
        PARENT("# record#s reconnected to the one before"),
        ORDER("# record#s put back in order"),
        CYCLE("# parent cycle#s broken"),
        TIME("# record#s given a time"),
        CALL_ANSWERED("# tool call#s without a result marked as interrupted"),
        RESULT_TO_TEXT("# tool result#s without a call kept as text"),
        DOUBLED_RESULT("# duplicate tool result#s removed"),
        CALL_TO_TEXT("# tool call#s with a reused identifier kept as text"),
        BOUNDARY("# compaction#s without a summary undone: the history is back"),
        BOUNDARY_ADDED("# lost compact boundar#y restored, because the history before it would not fit"),
        EMPTY_TEXT("# empty text#s replaced by a note"),
        THINKING("# thinking block#s removed"),
        MEDIA("# refused image#s or document#s replaced by a note"),
        UNREADABLE("# fragment#s without a complete record: % bytes");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String sentence(long count, long bytes) {
            return words.replace("#y", count == 1 ? "y" : "ies")
                    .replace("#s", count == 1 ? "" : "s")
                    .replace("#", Long.toString(count))
                    .replace("%", Long.toString(bytes));
        }
    }

    private static final int MOST_PLACES = 5;

    /**
     * Every client that we know resumes a session with these as well as one without them (docs/reference/repair.md): it drops a call
     * that was cut off or says that its outcome is unknown, and it reads what stands there twice once.
     */
    private static final Set<Kind> TOLERATED = EnumSet.of(Kind.CALL_ANSWERED, Kind.DOUBLED, Kind.DOUBLED_RESULT);

    private final Map<Kind, long[]> repaired = new EnumMap<>(Kind.class);
    private final Map<Kind, long[]> lost = new EnumMap<>(Kind.class);
    private final List<String> places = new ArrayList<>();
    private long line;
    private long followed;

    void nextLine() {
        line++;
    }

    public void repaired(Kind kind) {
        count(repaired, kind, 1, 0);
    }

    void repaired(Kind kind, boolean really) {
        if (really) {
            repaired(kind);
        }
    }

    public void repaired(Kind kind, long count) {
        if (count > 0) {
            count(repaired, kind, count, 0);
        }
    }

    /** Something that no repairing brings back, in the line that is being read. */
    void lost(Kind kind, long bytes) {
        count(lost, kind, 1, bytes);
        if (places.size() < MOST_PLACES) {
            places.add(Long.toString(line));
        }
    }

    private static void count(Map<Kind, long[]> counts, Kind kind, long more, long bytes) {
        long[] sums = counts.computeIfAbsent(kind, none -> new long[2]);
        sums[0] += more;
        sums[1] += bytes;
    }

    /** So many records were rejoined only because one was put in before them: their own links were good. */
    public void followed(long count) {
        followed += count;
    }

    /** Whether a client resumes the session with all that is in it although something was found. */
    public boolean tolerable() {
        if (!lost.isEmpty()) {
            return false;
        }
        for (Map.Entry<Kind, long[]> found : repaired.entrySet()) {
            boolean follows = found.getKey() == Kind.PARENT && found.getValue()[0] == followed;
            if (!follows && !TOLERATED.contains(found.getKey())) {
                return false;
            }
        }
        return true;
    }

    /** How often something was repaired. */
    public long count(Kind kind) {
        long[] sums = repaired.get(kind);
        return sums == null ? 0 : sums[0];
    }

    public boolean healthy() {
        return repaired.isEmpty() && lost.isEmpty();
    }

    public List<String> repaired() {
        List<String> sentences = new ArrayList<>();
        repaired.forEach((kind, sums) -> sentences.add(kind.sentence(sums[0], sums[1])));
        return sentences;
    }

    public List<String> lost() {
        List<String> sentences = new ArrayList<>();
        lost.forEach((kind, sums) -> sentences.add(kind.sentence(sums[0], sums[1]) + " (line "
                + String.join(", ", places) + (sums[0] > places.size() ? " ..." : "") + ")"));
        return sentences;
    }
}
