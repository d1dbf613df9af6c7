package dev.belay.tryclient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A page of a client as it stands, part by part. */
final class EarlierPage {
    /** After the section, the fact and what the client before has answered. */
    private static final int CELL_OF_THE_ANSWER = 3;

    private final String text;

    EarlierPage(Path file) throws IOException {
        text = Files.exists(file) ? Files.readString(file) : "";
    }

    boolean has(String heading) {
        return !section(heading).isEmpty();
    }

    /** A section from the empty line before its heading to its last line; empty when there is none. */
    String section(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            return "";
        }
        int end = text.indexOf("\n## ", start + 1);
        return end < 0 ? text.substring(start) : text.substring(start, end);
    }

    /** A line of the table of what was run. */
    Optional<String> row(String what) {
        return section("What was run")
                .lines()
                .filter(line -> line.startsWith("| " + what + " |"))
                .findFirst();
    }

    /** What was measured, by the name of the fact. */
    Map<String, String> answers() {
        Map<String, String> answers = new LinkedHashMap<>();
        section("What Belay relies on")
                .lines()
                .filter(line -> line.startsWith("| "))
                .forEach(line -> {
                    String[] cells = line.split(" \\|(?: |$)");
                    if (cells.length > CELL_OF_THE_ANSWER) {
                        answers.put(cells[1], cells[CELL_OF_THE_ANSWER].replace("\\|", "|"));
                    }
                });
        return answers;
    }

    /** What a program has printed, from the empty line before it; empty when it was not run. */
    String block() {
        String run = section("What was run");
        int start = run.indexOf("\n```\n");
        return start < 0 ? "" : run.substring(start);
    }
}
