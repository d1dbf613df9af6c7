package dev.belay.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param executable the path of the file, already looked up
 * @param arguments all words, the program's own name first
 * @param environment the whole environment
 */
public record Command(String executable, List<String> arguments, Map<String, String> environment) {

    /** The environment as execve(2) takes it: {@code NAME=value}. */
    List<String> environmentEntries() {
        List<String> entries = new ArrayList<>(environment.size());
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            entries.add(entry.getKey() + "=" + entry.getValue());
        }
        return entries;
    }
}
