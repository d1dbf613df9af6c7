package dev.belay.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.wire.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps count of what was said: which prompts and tool results stand in which request, and in the transcript. Nothing
 * that the model has once been shown may be missing from the last request, but what a summary stands for; and nothing
 * may stand there twice.
 */
final class Ledger {
    private static final Pattern ITEM = Pattern.compile("(?:PROMPT|RESULT)-\\d+");
    private static final String SUMMARY = "SCRIPTED SUMMARY";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Request> main = new ArrayList<>();
    private final List<Request> compactions = new ArrayList<>();

    Ledger(List<Request> requests) {
        for (Request request : requests) {
            if (request.kind() == Request.Kind.MAIN) {
                main.add(request);
            } else if (request.kind() == Request.Kind.COMPACTION) {
                compactions.add(request);
            }
        }
    }

    int mainRequests() {
        return main.size();
    }

    int compactionRequests() {
        return compactions.size();
    }

    /** What the model had been shown and the last request has not, nor the conversation that its summary is of. */
    List<String> lost() {
        if (main.isEmpty()) {
            return List.of();
        }
        Request last = main.get(main.size() - 1);
        Set<String> lost = new TreeSet<>();
        main.forEach(request -> lost.addAll(items(request).keySet()));
        lost.removeAll(items(last).keySet());
        if (last.texts().stream().anyMatch(text -> text.contains(SUMMARY))) {
            compactions.forEach(request -> lost.removeAll(items(request).keySet()));
        }
        return List.copyOf(lost);
    }

    /** What stood in one request more than once. */
    List<String> doubled() {
        Set<String> doubled = new TreeSet<>();
        main.forEach(request -> items(request).forEach((item, count) -> {
            if (count > 1) {
                doubled.add(item);
            }
        }));
        return List.copyOf(doubled);
    }

    /** How often Belay's word to go on stands in the last request. */
    int goOns() {
        return main.isEmpty()
                ? 0
                : (int) main.get(main.size() - 1).prompts().stream()
                        .mapToLong(text -> text.split(Pattern.quote(Task.GO_ON), -1).length - 1)
                        .sum();
    }

    private static Map<String, Integer> items(Request request) {
        List<String> texts = new ArrayList<>(request.prompts());
        texts.addAll(request.toolResults());
        return items(texts);
    }

    private static Map<String, Integer> items(List<String> texts) {
        Map<String, Integer> items = new LinkedHashMap<>();
        for (String text : texts) {
            Matcher found = ITEM.matcher(text);
            while (found.find()) {
                items.merge(found.group(), 1, Integer::sum);
            }
        }
        return items;
    }

    /** What the transcripts hold more than once: one session has one transcript, and each message one record in it. */
    static List<String> doubledIn(List<Path> transcripts) throws IOException {
        Set<String> records = new LinkedHashSet<>();
        List<String> texts = new ArrayList<>();
        for (Path transcript : transcripts) {
            for (String line : Files.readAllLines(transcript)) {
                JsonNode entry = line.startsWith("{") && line.endsWith("}") ? MAPPER.readTree(line) : null;
                if (entry != null
                        && isMessage(entry)
                        && records.add(entry.path("uuid").asText())) {
                    texts.add(entry.path("message").path("content").toString());
                }
            }
        }
        Set<String> doubled = new TreeSet<>();
        items(texts).forEach((item, count) -> {
            if (count > 1) {
                doubled.add(item);
            }
        });
        return List.copyOf(doubled);
    }

    private static boolean isMessage(JsonNode entry) {
        return entry.path("type").asText().equals("user")
                && !entry.path("isCompactSummary").asBoolean()
                && !entry.path("isMeta").asBoolean();
    }
}
