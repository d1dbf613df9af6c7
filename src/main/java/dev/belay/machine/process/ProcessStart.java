package dev.belay.machine.process;

import dev.belay.posix.ByteText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * With what a process was started.
 *
 * @param words its program as it was called, and the arguments of that
 * @param environment its variables; there may be secrets among them
 */
public record ProcessStart(List<String> words, Map<String, String> environment) {

    /** @param variables each as {@code NAME=value} */
    static ProcessStart of(List<String> words, List<String> variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables) {
            int sign = variable.indexOf('=');
            if (sign > 0) {
                environment.put(variable.substring(0, sign), variable.substring(sign + 1));
            }
        }
        return new ProcessStart(List.copyOf(words), environment);
    }

    /** Texts that are each ended by a zero. */
    static List<String> texts(byte[] bytes) {
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                texts.add(ByteText.decode(Arrays.copyOfRange(bytes, from, at)));
                from = at + 1;
            }
        }
        return texts;
    }
}
