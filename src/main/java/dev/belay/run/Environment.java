package dev.belay.run;

import dev.belay.posix.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The user's own environment: what the launcher has put aside so that it should not reach our JVM ({@code
 * JAVA_TOOL_OPTIONS} and its like) or has set for it (a UTF-8 locale) is put back, for claude gets what the user has.
 */
public final class Environment {
    private static final String KEPT = "BELAY_KEEP_";
    private static final String UNSET = "BELAY_UNSET";

    /** The java command of macOS leaves this and its process id in the environment. */
    private static final String MAIN_CLASS = "JAVA_MAIN_CLASS_";

    private Environment() {}

    public static Map<String, String> ofTheUser() {
        Map<String, String> environment = new LinkedHashMap<>(Invocation.environment());
        String unset = environment.remove(UNSET);
        if (unset != null) {
            environment.remove(unset);
        }
        List<String> kept = new ArrayList<>();
        boolean mainClass = false;
        for (String name : environment.keySet()) {
            if (name.startsWith(KEPT)) {
                kept.add(name);
            } else if (name.startsWith(MAIN_CLASS)) {
                mainClass = true;
            }
        }
        if (mainClass) {
            environment.remove(MAIN_CLASS + ProcessHandle.current().pid());
        }
        for (String name : kept) {
            environment.put(name.substring(KEPT.length()), environment.remove(name));
        }
        return environment;
    }
}
