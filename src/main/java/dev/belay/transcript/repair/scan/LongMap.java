package dev.belay.transcript.repair.scan;

import java.util.Arrays;

/** Numbers by hashes, without an object for each. A hash is never 0, and absent is -1. */
public final class LongMap {
    private long[] keys = new long[256];
    private int[] values = new int[256];
    private int size;

    public int get(long key) {
        int at = slot(key);
        return keys[at] == key && key != 0 ? values[at] : -1;
    }

    public boolean has(long key) {
        return get(key) >= 0;
    }

    public void put(long key, int value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int at = slot(key);
        if (keys[at] == 0) {
            size++;
        }
        keys[at] = key;
        values[at] = value;
    }

    private int slot(long key) {
        int at = (int) (key ^ key >>> 29) & keys.length - 1;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        Arrays.fill(values, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = slot(oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
