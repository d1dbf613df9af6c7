package dev.belay.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs from the machine. Where it is missing the test is skipped, with one loud line a cause; in CI
 * ({@code CI} is set) and with {@code BELAY_REQUIRE_REAL_CLIENTS=1} the test fails instead, so that nothing is quietly
 * left untested.
 */
public final class Requirement {
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Requirement() {}

    /** The exception for a test that cannot run here. */
    public static RuntimeException missing(String what) {
        if (isRequired()) {
            throw new AssertionError("TESTS CANNOT RUN, and here they must: " + what);
        }
        if (SAID.add(what)) {
            System.err.println("TESTS SKIPPED: " + what);
        }
        return new TestAbortedException(what);
    }

    /**
     * The same for what not every machine that must run all tests can have.
     *
     * @param unlessSet the variable with which such a machine says so
     */
    public static RuntimeException missing(String what, String unlessSet) {
        if (System.getenv(unlessSet) == null) {
            return missing(what);
        }
        System.err.println("TESTS SKIPPED: " + what);
        return new TestAbortedException(what);
    }

    private static boolean isRequired() {
        return System.getenv("CI") != null || "1".equals(System.getenv("BELAY_REQUIRE_REAL_CLIENTS"));
    }
}
