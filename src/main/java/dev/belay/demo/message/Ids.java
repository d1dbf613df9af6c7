package dev.belay.demo.message;

import java.util.UUID;

/** Ids in the API's shape: a prefix and 22 characters that no other run repeats, since a resumed session mixes runs. */
public final class Ids {
    private static final int LENGTH = 22;

    private Ids() {}

    public static String next(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH);
    }
}
