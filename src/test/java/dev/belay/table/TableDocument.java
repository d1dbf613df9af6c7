package dev.belay.table;

import dev.belay.diagnose.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code docs/reference/real-failures.md} and its like: the tables, and in the first one before them what came of the clean sessions,
 * each made by its own run.
 */
final class TableDocument {
    static final Path FILE = Path.of("docs", "reference", "real-failures.md");
    static final Path PROVIDERS = Path.of("docs", "reference", "real-failures-providers.md");
    private static final String CLEAN = "\n## No false alarm\n\n";
    private static final String HEAD = """
            # Failures made for real

            Each failure was made on the real clients, with a scripted API on loopback, under Belay's own supervision with hooks, on Linux x64. `scripts/failure-table` regenerates this page. Print mode unless a terminal is named; `CLAUDE_CODE_MAX_RETRIES=1`, which 1.0.35 ignores: its API errors carry `x-should-retry: false` instead, and only its network failures run through all ten retries. Ports, paths, ids and times are masked.
            """;
    private static final String ELSEWHERE = """
            # Failures of other providers, made for real

            The same as [those of the Anthropic API](real-failures.md), with scripted wires of Amazon Bedrock, Google Vertex AI, Microsoft Foundry and gateways like LiteLLM, nginx and Envoy. `scripts/failure-table --providers` regenerates this page. Every failure lasts; the wordings are the providers' own.
            """;

    private final Path file;
    private final String head;

    private TableDocument(Path file, String head) {
        this.file = file;
        this.head = head;
    }

    /** That of the Anthropic API, the network, the process and the machine. */
    static TableDocument ofTheApi() {
        return new TableDocument(FILE, HEAD);
    }

    /** That of the other providers. */
    static TableDocument ofProviders() {
        return new TableDocument(PROVIDERS, ELSEWHERE);
    }

    /** Writes the tables, and keeps what is said of the clean sessions. */
    void write(List<Made> all) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, of(all, clean(before)));
    }

    /** Writes what came of the clean sessions, and keeps the tables. */
    static void writeClean(String words) throws IOException {
        String document = Files.exists(FILE) ? Files.readString(FILE) : "";
        String section = CLEAN + words.strip() + "\n";
        Optional<String> before = clean(document);
        if (before.isPresent()) {
            document = document.replace(CLEAN + before.get() + "\n", section);
        } else {
            int tables = document.indexOf("\n## ");
            int at = tables < 0 ? document.length() : tables;
            document = document.substring(0, at) + section + document.substring(at);
        }
        Files.writeString(FILE, document);
    }

    private static Optional<String> clean(String document) {
        int start = document.indexOf(CLEAN);
        if (start < 0) {
            return Optional.empty();
        }
        int end = document.indexOf("\n## ", start + CLEAN.length());
        return Optional.of(document.substring(start + CLEAN.length(), end < 0 ? document.length() : end)
                .strip());
    }

    /**
     * @param clean what is to be said of the clean sessions, or nothing
     */
    private String of(List<Made> all, Optional<String> clean) throws IOException {
        StringBuilder text = new StringBuilder(head);
        clean.ifPresent(words -> text.append(CLEAN).append(words).append('\n'));
        Map<String, Map<String, List<Made>>> groups = new LinkedHashMap<>();
        all.forEach(made -> groups.computeIfAbsent(made.failure().group(), key -> new LinkedHashMap<>())
                .computeIfAbsent(made.failure().name(), key -> new ArrayList<>())
                .add(made));
        for (Map.Entry<String, Map<String, List<Made>>> group : groups.entrySet()) {
            text.append("\n## ").append(group.getKey()).append('\n');
            for (List<Made> versions : group.getValue().values()) {
                section(text, versions);
            }
        }
        return text.toString();
    }

    private static void section(StringBuilder text, List<Made> versions) throws IOException {
        Failure failure = versions.get(0).failure();
        text.append("\n### ").append(failure.name()).append("\n\n");
        text.append("Done: ").append(failure.done()).append(".\n\n| claude | seen | said |\n|---|---|---|\n");
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Made made : versions) {
            text.append("| ").append(made.version()).append(" | ");
            if (made.leftOut()) {
                text.append("not made: ").append(made.without()).append(" | |\n");
                continue;
            }
            Rule rule = made.diagnosis().best().rule();
            sentences.put(rule.name(), rule.say());
            String wrong = made.wrong().isPresent() ? ", where `" + failure.right(made.version()) + "` is right" : "";
            text.append(made.seen())
                    .append(" | `")
                    .append(rule.name())
                    .append('`')
                    .append(wrong)
                    .append(" |\n");
        }
        sentences.forEach((name, say) ->
                text.append("\n`").append(name).append("`: ").append(say).append('\n'));
    }
}
