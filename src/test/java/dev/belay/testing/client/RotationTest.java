package dev.belay.testing.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final List<String> VERSIONS = List.of("1.0.35", "2.1.116", "2.1.329");

    @Test
    void asManyCommitsAsThereAreVersionsMeetThemAll() {
        for (String test : List.of("ATest.a", "BTest.b", "CTest.c")) {
            Set<String> met = new HashSet<>();
            for (int commit = 700; commit < 703; commit++) {
                List<String> today = new Rotation(commit, "").of(VERSIONS, test);
                assertEquals(1, today.size());
                met.addAll(today);
            }
            assertEquals(Set.copyOf(VERSIONS), met);
        }
    }

    @Test
    void oneRunMeetsEveryVersionInSomeTest() {
        Set<String> met = new HashSet<>();
        for (int test = 0; test < 20; test++) {
            met.addAll(new Rotation(700, "").of(VERSIONS, "Test.number" + test));
        }
        assertEquals(Set.copyOf(VERSIONS), met);
    }

    @Test
    void aRowHasItsTurnOnceInSoMany() {
        for (String row : List.of("429", "500", "a cut stream")) {
            int met = 0;
            for (int commit = 700; commit < 706; commit++) {
                met += new Rotation(commit, "").meets(row, "2.1.116", 6) ? 1 : 0;
                assertTrue(new Rotation(commit, "all").meets(row, "2.1.116", 6));
                assertTrue(new Rotation(commit, "2.1.116").meets(row, "2.1.116", 6));
            }
            assertEquals(1, met);
        }
    }

    @Test
    void whatTakesTurnsRunsOnceInSoManyAndAlwaysWhereVersionsAreAskedFor() {
        int met = 0;
        for (int commit = 700; commit < 703; commit++) {
            met += new Rotation(commit, "").takes("ATest.a", 3) ? 1 : 0;
            assertTrue(new Rotation(commit, "all").takes("ATest.a", 3));
            assertTrue(new Rotation(commit, "2.1.116").takes("ATest.a", 3));
        }
        assertEquals(1, met);
    }

    @Test
    void allMeansAllAndAVersionThatVersion() {
        assertEquals(VERSIONS, new Rotation(1, "all").of(VERSIONS, "ATest.a"));
        assertEquals(List.of("2.1.116"), new Rotation(1, "2.1.116").of(VERSIONS, "ATest.a"));
        assertTrue(VERSIONS.containsAll(new Rotation(1, "9.9.9").of(VERSIONS, "ATest.a")));
    }
}
