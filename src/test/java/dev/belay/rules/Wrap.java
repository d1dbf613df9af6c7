package dev.belay.rules;

import java.util.ArrayList;
import java.util.List;

/** The ways in which a message reaches a paste: wrapped by a terminal, and among much else. */
final class Wrap {
    private Wrap() {}

    /** Broken at spaces, the following lines indented, as the client itself does. */
    static String soft(String text, int columns, String indent) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String rest = line;
            while (rest.length() > columns && rest.lastIndexOf(' ', columns) > indent.length()) {
                int at = rest.lastIndexOf(' ', columns);
                lines.add(rest.substring(0, at));
                rest = indent + rest.substring(at + 1);
            }
            lines.add(rest);
        }
        return String.join("\n", lines);
    }

    /** Broken at the terminal's edge, in the middle of a word. */
    static String hard(String text, int columns, String indent) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String rest = line;
            while (rest.length() > columns) {
                lines.add(rest.substring(0, columns));
                rest = indent + rest.substring(columns);
            }
            lines.add(rest);
        }
        return String.join("\n", lines);
    }

    /** In a box, each line filled up to its border. */
    static String boxed(String text, int columns) {
        StringBuilder box = new StringBuilder("╭" + "─".repeat(columns + 2) + "╮\n");
        for (String line : hard(text, columns, "").split("\n", -1)) {
            box.append("│ ")
                    .append(line)
                    .append(" ".repeat(columns - line.length()))
                    .append(" │\n");
        }
        return box.append("╰").append("─".repeat(columns + 2)).append("╯").toString();
    }

    /** Below the command that started claude, in the middle of two hundred lines of a build log, of code and of prose. */
    static String amongOthers(String text) {
        return noise(0) + "\n$ claude --continue\n" + text + "\n" + noise(100);
    }

    private static String noise(int from) {
        String[] kinds = {
            "[INFO] Compiling 214 source files with javac [debug release 17] to target/classes",
            "  if (session == null || retries > limit) { throw new IllegalStateException(\"no session\"); }",
            "npm warn deprecated inflight@1.0.6: This module is not supported, and leaks memory.",
            "The scheduler keeps one queue for each worker, so that an error in one never stops the others.",
            "  ✓ gives up when the connection is refused (12 ms)",
            "warning: unused variable: `timeout` [-Wunused-variable]",
            "2026-08-11 12:00:07 INFO  request 200 GET /api/v1/models 12ms",
            "@@ -14,7 +14,9 @@ public final class Session {",
            "    at com.example.Worker.run(Worker.java:42)",
            "● Bash(mvn -q verify)",
            "  ⎿  Tests run: 529, Failures: 0, Errors: 0, Skipped: 4",
            "| 401 | the user must sign in | 3 |",
        };
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < from + 100; i++) {
            lines.append(kinds[i % kinds.length]).append(i == from + 99 ? "" : "\n");
        }
        return lines.toString();
    }
}
