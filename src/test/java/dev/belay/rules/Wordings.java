package dev.belay.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the rule files look for in a text. */
final class Wordings {
    private Wordings() {}

    /** All that they look for in what a screen shows. */
    static Set<String> all() throws IOException {
        Set<String> all = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(Path.of("config", "failures"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                for (JsonNode row : new ObjectMapper().readTree(file.toFile()).path("when")) {
                    for (String fact : List.of("error", "screen", "screen.death", "screen.mention")) {
                        add(row.path(fact), all);
                    }
                }
            }
        }
        return all;
    }

    private static void add(JsonNode value, Set<String> all) {
        value.forEach(one -> add(one, all));
        if (value.isTextual() && value.asText().startsWith("/")) {
            all.add(value.asText());
        }
    }
}
