package dev.belay.batch.slurm;

import dev.belay.evidence.ExitStatus;
import java.util.Map;
import java.util.TreeMap;

/** What the administrator of a cluster has set, as {@code scontrol show config} prints it. */
public final class SlurmSettings {
    private static final int USUAL_ARRAY = 1001;
    private static final String NUMBER = "\\d{1,9}";

    private final Map<String, String> values = new TreeMap<>();

    private SlurmSettings() {}

    public static SlurmSettings parse(String text) {
        SlurmSettings settings = new SlurmSettings();
        for (String line : text.split("\n")) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                settings.values.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        return settings;
    }

    /** Where nobody can be asked: nothing is requeued. */
    public static SlurmSettings unknown() {
        return parse("");
    }

    /** Whether the job of a task that gave up for now goes back into the queue. */
    public boolean requeuesLater() {
        return names("RequeueExit", ExitStatus.TRY_LATER);
    }

    /** Whether that of a task that needs a person is held in the queue until somebody releases it. */
    public boolean holdsForPerson() {
        return names("RequeueExitHold", ExitStatus.PERSON_NEEDED);
    }

    /** The numbers of an array are below this. */
    public int largestArray() {
        String value = values.getOrDefault("MaxArraySize", "");
        return value.matches(NUMBER) ? Integer.parseInt(value) : USUAL_ARRAY;
    }

    private boolean names(String key, int status) {
        for (String part : values.getOrDefault(key, "").split(",")) {
            String[] ends = part.strip().split("-");
            boolean numbers = ends[0].matches(NUMBER) && ends[ends.length - 1].matches(NUMBER);
            if (numbers && status >= Integer.parseInt(ends[0]) && status <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }
}
