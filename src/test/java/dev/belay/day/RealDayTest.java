package dev.belay.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.testing.RealClient;
import dev.belay.testing.client.Rotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An ordinary day is the same with Belay as without it: {@code scripts/day} plays it on all clients. Elsewhere a third of its scenes
 * have their turn, the others with the next commits.
 */
@Timeout(1200)
class RealDayTest {
    private static final String VERSIONS = System.getProperty("belay.client", RealClient.newest());
    private static final String ONLY = System.getProperty("belay.only", "");
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 3);
    /** All of it stands in target/day. */
    private static final int SHOWN = 12;

    private static final int SHARE = 3;

    private static final boolean WRITE = Boolean.getBoolean("belay.day");
    private static final Way OTHER = Boolean.getBoolean("belay.noise") ? Way.AGAIN : Way.BELAY;

    @Test
    void everyOrdinaryThingIsTheSameUnderBelay() throws Exception {
        Map<String, List<Comparison>> day = new LinkedHashMap<>();
        for (String version : VERSIONS.split(",")) {
            day.put(version, new Day(RealClient.of(version), OTHER, scene -> isMeant(scene, version)).play(AT_ONCE));
        }
        assertFalse(day.values().iterator().next().isEmpty(), "no scene is meant by " + ONLY);
        if (WRITE && ONLY.isEmpty() && OTHER == Way.BELAY) {
            DayDocument.write(day);
        }
        List<String> wrong = new ArrayList<>();
        day.forEach((version, comparisons) -> comparisons.forEach(act -> judge(version, act, wrong)));
        assertEquals("", String.join("\n\n", wrong));
    }

    private static boolean isMeant(String scene, String version) {
        return ONLY.isEmpty() && !WRITE
                ? Rotation.today().meets(scene, version, SHARE)
                : scene.matches(".*(?:" + ONLY + ").*");
    }

    private static void judge(String version, Comparison act, List<String> wrong) {
        String place = version + ", " + act.scene() + ", " + act.title();
        if (!act.isEqual()) {
            List<String> shown = act.differences()
                    .subList(0, Math.min(SHOWN, act.differences().size()));
            wrong.add(place + ":\n" + String.join("\n", shown));
        }
        if (!act.ofBelay().isEmpty()) {
            wrong.add(place + " tells of Belay:\n" + String.join("\n", act.ofBelay()));
        }
    }
}
