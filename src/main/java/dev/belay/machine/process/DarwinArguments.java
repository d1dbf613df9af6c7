package dev.belay.machine.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What sysctl's KERN_PROCARGS2 fills in: the number of arguments, the program's path, zeros, the arguments and then the
 * environment, each ended by a zero.
 */
final class DarwinArguments {
    private DarwinArguments() {}

    /** The environment's variables; none where the kernel keeps them back. */
    static List<String> environment(byte[] bytes) {
        return start(bytes).subList(words(bytes).size(), start(bytes).size());
    }

    /** The program as it was called, and its arguments. */
    static List<String> words(byte[] bytes) {
        List<String> all = start(bytes);
        return all.subList(0, Math.min(all.size(), count(bytes)));
    }

    private static int count(byte[] bytes) {
        return bytes.length < 4
                ? 0
                : Math.max(
                        0, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0));
    }

    /** The words, of which any may be empty, and then the variables, of which none is. */
    private static List<String> start(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        int count = count(bytes);
        int at = end(bytes, 4);
        while (at < bytes.length && bytes[at] == 0) {
            at++;
        }
        while (at < bytes.length && (texts.size() < count || bytes[at] != 0)) {
            int end = end(bytes, at);
            texts.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
            at = end + 1;
        }
        return texts;
    }

    private static int end(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return end;
    }
}
