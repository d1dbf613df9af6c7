package dev.belay.testing.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    /** Why a test is left out; {@code .ci/run} knows it. */
    static final String LATER = "its turn comes with another commit";

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
        return wanted.equals("all") || wanted.equals(RealClient.of(version).version()) || comes(row + version, turns);
    }

    /** Leaves out a test that does not meet its turn today. */
    public static void takeTurns(String row, String version, int turns) {
        assumeTrue(today().meets(row, version, turns), LATER);
    }

    /** Whether a test that takes turns runs: each once in so many, and where versions are asked for, each of them. */
    boolean takes(String test, int turns) {
        return !wanted.isEmpty() || comes(test, turns);
    }

    private boolean comes(String what, int turns) {
        return Math.floorMod(turn + what.hashCode(), (long) turns) == 0;
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
