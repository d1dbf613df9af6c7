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
        List<String> variables = new ArrayList<>();
        if (bytes.length < 4) {
            return variables;
        }
        int left = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        int at = end(bytes, 4);
        while (at < bytes.length && bytes[at] == 0) {
            at++;
        }
        for (; left > 0 && at < bytes.length; left--) {
            at = end(bytes, at) + 1;
        }
        while (at < bytes.length && bytes[at] != 0) {
            int end = end(bytes, at);
            variables.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
            at = end + 1;
        }
        return variables;
    }

    private static int end(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return end;
    }
}
