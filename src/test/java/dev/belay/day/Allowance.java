package dev.belay.day;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A difference that is meant, with its reason.
 *
 * @param version which versions of the client, as a regular expression
 * @param act which acts
 * @param line which lines
 */
record Allowance(Pattern version, Pattern act, Pattern line, String reason) {
    private static final String ANY = ".*";

    private static final String OLD = "2\\.1\\.116";
    private static final String CHANCE = "the client itself writes the last records, and clears its menu, by chance";

    private static final List<Allowance> ALL = List.of(
            of(ANY, ANY, "\\+ file: \\.(?:local/state|cache|config)/belay/.*", "Belay's own files"),
            of(
                    ANY,
                    "look at /status",
                    "[-+] screen: +Setting sources: .*",
                    "the hooks come by --settings, and /status counts that among the sources"),
            of(ANY, "look at /hooks", "[-+] screen: .*", "the hooks are listed, each with the one path that it runs"),
            of(
                    ANY,
                    ANY,
                    "\\+ transcript: system stop_hook_summary",
                    "the client notes in the transcript that a Stop hook has run; it sends nothing of that"),
            of(
                    ANY,
                    "leave after an error",
                    "\\+ screen: (?:belay: the last turn ended in .*|.*brings the session back)",
                    "a sentence says how to come back; `--quiet-exit` turns it off"),
            of(
                    ANY,
                    "meet an error with -p",
                    "\\+ (?:stderr|journal): .*",
                    "what went wrong is told on standard error, and kept"),
            of(
                    ANY,
                    "end one with kill",
                    "\\+ (?:stderr: belay: to continue: .*|journal: .*)",
                    "a session that was told to stop in the middle of a turn says how to go on, and is kept in mind"),
            of(
                    ANY,
                    "start in a folder that was deleted",
                    "\\+ screen: (?:sh: 0: getcwd\\(\\) failed: .*|belay: can't supervise .*|without it\\..*)",
                    "Belay cannot run there and says so; the launcher is a script, and some shells add a line of their own"),
            of(
                    OLD,
                    "paste 200 lines",
                    "[-+] screen: a line of many words",
                    "the client's spinner stands there until the Stop hook has run, and leaves three lines blank"),
            of(OLD, ANY, "[-+] transcript: user", CHANCE),
            of(OLD, ANY, "[-+] file: \\.claude/projects/[^/]+/ID\\.jsonl", CHANCE),
            of(OLD, ANY, "[-+] screen: (?:/[a-z-]+ {3,}.*)?", CHANCE));

    /** Why this line may differ there; nothing when it may not. */
    static Optional<String> reason(String act, String line, String version) {
        return ALL.stream()
                .filter(allowed -> allowed.version().matcher(version).matches()
                        && allowed.act().matcher(act).matches()
                        && allowed.line().matcher(line).matches())
                .map(Allowance::reason)
                .findFirst();
    }

    private static Allowance of(String version, String act, String line, String reason) {
        return new Allowance(Pattern.compile(version), Pattern.compile(act), Pattern.compile(line), reason);
    }
}
