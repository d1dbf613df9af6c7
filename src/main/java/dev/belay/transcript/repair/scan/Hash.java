package dev.belay.transcript.repair.scan;

import java.nio.charset.StandardCharsets;

/** Eight bytes for an identifier, so that a million records fit into memory. */
public final class Hash {
    private Hash() {}

    /** Never 0, which stands for none. */
    static long of(byte[] bytes, int length) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }

    public static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, bytes.length);
    }
}
