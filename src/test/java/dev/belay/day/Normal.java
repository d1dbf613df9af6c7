package dev.belay.day;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Text without what no two runs have in common: ids, times, ports, folders, and the client's words of chance. */
final class Normal {
    private static final Map<Pattern, String> REPLACEMENTS = new LinkedHashMap<>();

    static {
        replace("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID");
        replace("\\b(?:toolu|msg|req)_[A-Za-z0-9_]+", "ID");
        replace("\\b(?:bare|noop|rope)\\b", "WAY");
        replace("/tmp/day[0-9]+", "/tmp/day");
        replace("-tmp-day[0-9]+", "-tmp-day");
        replace("\\S*/node_modules/@anthropic-ai/\\S*", "CLIENT");
        replace("127\\.0\\.0\\.1:[0-9]+", "LOOPBACK");
        replace("\\bcch=[0-9a-f]+", "cch=HASH");
        replace("(cc_version=[0-9.]+)\\.[0-9a-f]+", "$1.HASH");
        replace("\\b[0-9a-f]{40,64}\\b", "HASH");
        replace("20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:T[0-9:._]+Z?)?", "DATE");
        replace("\\b1[0-9]{12}\\b", "MILLISECONDS");
        replace("snapshot-bash-MILLISECONDS-[a-z0-9]+", "snapshot-bash-CHANCE");
        replace("(?m)└ (?:Checking for updates…|Latest version: .*)$", "└ Latest version");
        replace("\\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp][Mm])?", "TIME");
        // "Cogitated for 2s": the word is a random one.
        replace("(?m)^(\\s*)[✻✽✶✢✳·*] \\p{L}[\\p{L}-]* for [0-9][0-9ms .]*s", "$1✻ Worked for a while");
        replace("cc-socks/[0-9]+", "cc-socks/PID");
        // Hints that come and go.
        replace(" · (?:\\? for shortcuts|← for agents)", "");
        replace("(?m)^ +[◐◑○●◔◕] \\w+ · /effort$", "");
        replace("(?m)^ *Opus [0-9.]+ \\w+ is now available! .*\n\n?", "");
        replace("(?m)^ *auto mode disabled by settings$", "");
        replace("(?m)^ *ctrl\\+y to paste deleted text$", "");
        // What the terminal has answered to a claude that has ended.
        replace("(?m)^\\^\\[.*(?=\\[\\d+\\] day\\$)", "");
        // A file's earlier versions are kept under what its path hashes to.
        replace("file-history/ID/[0-9a-f]+@", "file-history/ID/HASH@");
        // The logo winks.
        replace("(?m)^[ \u2580-\u259f]+(?=\\S)", "");
        replace("(pasted_content id=.{1,2})[0-9a-f]+", "$1ID");
        replace("[0-9.]+KB\\b", "SIZE");
        replace("\\b[0-9]+(?:\\.[0-9]+)? ?(?:ms|s|seconds?|minutes? ago|seconds? ago)\\b", "SPAN");
        replace("\\b(?:just now|now) ·", "SPAN ·");
        replace("\\b[0-9]+ \\d{4,}\\b", "PID");
        replace("(?m)^(\\s*❯ )Try \".*\"", "$1");
    }

    private Normal() {}

    private static void replace(String regex, String by) {
        REPLACEMENTS.put(Pattern.compile(regex), by);
    }

    static String text(String text) {
        String normal = text;
        for (Map.Entry<Pattern, String> replacement : REPLACEMENTS.entrySet()) {
            normal = replacement.getKey().matcher(normal).replaceAll(replacement.getValue());
        }
        return normal;
    }
}
