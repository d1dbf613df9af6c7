package dev.belay.testing.client;

import dev.belay.testing.RealClient;
import java.time.LocalDate;
import java.util.List;

/**
 * Which of its clients a test runs with today. What does not depend on the client's version runs with one of them: the
 * next one with each commit ({@code scripts/test} counts them into {@code belay.rotation}), else with each day. Tests
 * take different turns, so that each run meets every version. {@code BELAY_TEST_VERSIONS} is {@code all} for every version
 * of every test, as before a release, or one version.
 */
public final class Rotation {
    private final long turn;
    private final String wanted;

    Rotation(long turn, String wanted) {
        this.turn = turn;
        this.wanted = wanted;
    }

    public static Rotation today() {
        return new Rotation(
                Long.getLong("belay.rotation", LocalDate.now().toEpochDay()),
                RealClient.of(System.getenv().getOrDefault("BELAY_TEST_VERSIONS", ""))
                        .version());
    }

    /** Whether a row of a table on real clients, made with this version, has its turn: each once in so many. */
    public boolean meets(String row, String version, int turns) {
        return wanted.equals("all")
                || wanted.equals(RealClient.of(version).version())
                || Math.floorMod(turn + (row + version).hashCode(), (long) turns) == 0;
    }

    /** Those of the versions that this test runs with. */
    public List<String> of(List<String> versions, String test) {
        if (wanted.equals("all")) {
            return versions;
        }
        for (String version : versions) {
            if (RealClient.of(version).version().equals(wanted)) {
                return List.of(version);
            }
        }
        return List.of(versions.get((int) Math.floorMod(turn + test.hashCode(), (long) versions.size())));
    }
}
