package dev.belay.testing;

import dev.belay.posix.SearchPath;

/** A program that a test needs. */
public final class Tool {
    private Tool() {}

    /** Where it is missing the test is skipped loudly, and fails in CI. */
    public static void require(String name) {
        if (SearchPath.of(System.getenv()).first(name).isEmpty()) {
            throw Requirement.missing(name + " is not installed");
        }
    }
}
