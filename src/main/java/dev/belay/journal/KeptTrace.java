package dev.belay.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of an incident's folder as a person reads it.
 *
 * @param name that of the file
 * @param text its content, redacted when it was written; of the transcript its end, of others their beginning
 */
public record KeptTrace(String name, String text) {
    private static final int LONGEST = 6_000;
    private static final List<String> FILES = List.of(
            IncidentFolder.SCREEN,
            IncidentFolder.EXIT,
            IncidentFolder.HOOKS,
            IncidentFolder.KERNEL,
            IncidentFolder.SESSION_FILE,
            IncidentFolder.ALIVE,
            IncidentFolder.STATUS,
            IncidentFolder.TRANSCRIPT);

    /** Those that were kept of this incident, in the order in which they tell most. */
    static List<KeptTrace> of(IncidentFolder folder) {
        List<KeptTrace> traces = new ArrayList<>();
        for (String file : FILES) {
            String text = folder.text(file);
            if (!text.isBlank()) {
                traces.add(new KeptTrace(file, shortened(text, file.equals(IncidentFolder.TRANSCRIPT))));
            }
        }
        return traces;
    }

    private static String shortened(String text, boolean end) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return end ? "…" + text.substring(text.length() - LONGEST) : text.substring(0, LONGEST) + "…";
    }
}
