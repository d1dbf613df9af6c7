package dev.belay.tryclient;

import dev.belay.testing.RealClient;
import dev.belay.testing.client.ClientHelp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client shows without being used: the names in its {@code --help} and those in its program file. Names alone, no
 * code: two of them are compared to see what a release has added.
 */
final class ClientSurface {
    /** The file is read in pieces that overlap, so that no name is cut in two. */
    private static final int PIECE = 8 << 20;

    private static final int OVERLAP = 64 << 10;
    private static final Pattern HOOKS = Pattern.compile("\\[\"PreToolUse\",\"PostToolUse\"(?:,\"\\w+\"){5,60}]");
    private static final Pattern VALUE = Pattern.compile("\\$\\{.*?(?=[ .,:;]|$)");

    /** Kinds of names in the program file, each by the one group of its pattern. */
    private static final Map<String, Pattern> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("variables", Pattern.compile("\\b((?:CLAUDE|ANTHROPIC|DISABLE)_[A-Z0-9_]+[A-Z0-9])\\b"));
        NAMES.put("record types", Pattern.compile("\\btype:\"([a-z]+(?:[-_][a-z]+)+)\""));
        NAMES.put("notifications", Pattern.compile("\\bnotificationType:\"([a-z_]+)\""));
        NAMES.put("errors of a turn", Pattern.compile("\\berror:\"([a-z]+_[a-z_]+)\""));
        NAMES.put(
                "sentences about trouble",
                Pattern.compile(
                        "[\"`]((?=[^\"`\\\\\n]{0,160}(?:session|conversation|transcript|usage|sign|log in|compact))"
                                + "(?=[^\"`\\\\\n]{0,160}(?:error|fail|expired|resum|crash|memory|limit|can't|unable|lost))"
                                + "[A-Z][a-z' ]+ [^\"`\\\\\n]{15,200})[\"`]"));
    }

    private ClientSurface() {}

    /** Every kind of name, and the names of that kind. */
    static Map<String, SortedSet<String>> of(RealClient client, Path folder) throws IOException, InterruptedException {
        Map<String, SortedSet<String>> found = new LinkedHashMap<>();
        ClientHelp help = ClientHelp.of(client, folder);
        found.put("subcommands", help.subcommands());
        found.put("flags", new TreeSet<>());
        help.options().forEach(option -> found.get("flags").add(option.name()));
        found.put("hook events", new TreeSet<>());
        NAMES.keySet().forEach(kind -> found.put(kind, new TreeSet<>()));
        try (var file = Files.newInputStream(client.executable())) {
            byte[] bytes = new byte[PIECE + OVERLAP];
            int kept = 0;
            int read;
            while ((read = file.readNBytes(bytes, kept, PIECE)) > 0) {
                collect(new String(bytes, 0, kept + read, StandardCharsets.ISO_8859_1), found);
                int length = kept + read;
                kept = Math.min(OVERLAP, length);
                System.arraycopy(bytes, length - kept, bytes, 0, kept);
            }
        }
        return found;
    }

    private static void collect(String text, Map<String, SortedSet<String>> found) {
        Matcher hooks = HOOKS.matcher(text);
        while (hooks.find()) {
            found.get("hook events").addAll(all(Pattern.compile("\"(\\w+)\""), hooks.group()));
        }
        NAMES.forEach((kind, pattern) -> found.get(kind).addAll(all(pattern, text)));
    }

    private static SortedSet<String> all(Pattern pattern, String text) {
        SortedSet<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            // What stands in for a value has another name in each release.
            names.add(VALUE.matcher(matcher.group(matcher.groupCount())).replaceAll("…"));
        }
        return names;
    }

    /** What the second has and the first has not, by kind; kinds without any are left out. */
    static Map<String, List<String>> added(
            Map<String, SortedSet<String>> before, Map<String, SortedSet<String>> after) {
        Map<String, List<String>> added = new LinkedHashMap<>();
        after.forEach((kind, names) -> {
            List<String> fresh = new ArrayList<>(names);
            fresh.removeAll(before.getOrDefault(kind, new TreeSet<>()));
            if (!fresh.isEmpty()) {
                added.put(kind, fresh);
            }
        });
        return added;
    }
}
