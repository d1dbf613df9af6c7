package dev.belay.day;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A difference that is meant, with its reason.
 *
 * @param act which acts, as a regular expression
 * @param line which lines
 */
record Allowance(Pattern act, Pattern line, String reason) {
    private static final List<Allowance> ALL = List.of(
            of(".*", "\\+ file: \\.(?:local/state|cache|config)/belay/.*", "Belay's own files"),
            of(
                    "look at /status",
                    "[-+] screen: +Setting sources: .*",
                    "the hooks come by --settings, and /status counts that among the sources"),
            of("look at /hooks", "[-+] screen: .*", "the hooks are listed, each with the one path that it runs"),
            of(
                    ".*",
                    "\\+ transcript: system stop_hook_summary",
                    "the client notes in the transcript that a Stop hook has run; it sends nothing of that"));

    /** Why this line may differ there; nothing when it may not. */
    static Optional<String> reason(String act, String line, String version) {
        return ALL.stream()
                .filter(allowed -> allowed.act().matcher(act).matches()
                        && allowed.line().matcher(line).matches())
                .map(Allowance::reason)
                .findFirst();
    }

    private static Allowance of(String act, String line, String reason) {
        return new Allowance(Pattern.compile(act), Pattern.compile(line), reason);
    }
}
