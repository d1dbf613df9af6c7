package dev.belay.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.belay.demo.api.RequestLog;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What an act leaves in the home, and what it has sent. */
final class Traces {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path STATE = Path.of(".local", "state", "belay");

    private final ClientHome home;
    private final RequestLog log;
    private int seen;

    Traces(ClientHome home, RequestLog log) {
        this.home = home;
        this.log = log;
    }

    /** The requests of the conversation since the last time. */
    void requests(Observed observed) {
        List<Request> all = new ArrayList<>(log.main());
        all.addAll(log.of(Request.Kind.COMPACTION));
        all.sort(java.util.Comparator.comparingInt(Request::number));
        List<Request> fresh =
                all.stream().filter(request -> request.number() > seen).toList();
        for (Request request : fresh) {
            observed.add("request", request.method() + " " + request.target());
            observed.add("request", Printed.document(brief(request.body())));
            seen = Math.max(seen, request.number());
        }
    }

    /** The files in the home, by name, and by content where that is no matter of chance. */
    void leftBehind(Observed observed) throws IOException {
        for (String name : names(home.home())) {
            observed.add("file", name);
        }
        for (String name : names(home.project())) {
            observed.add("project", name);
        }
        for (Path transcript : home.transcripts()) {
            for (String line : Files.readAllLines(transcript)) {
                String kind = kind(JSON.readTree(line));
                if (kind.matches("(?:user|assistant|system|attachment|summary)\\b.*")) {
                    observed.add("transcript", kind);
                }
            }
        }
        observed.add("settings", Files.readString(home.configuration().resolve("settings.json")));
    }

    /** The tools' descriptions are long: their names and what they hash to are enough to see that one differs. */
    private static JsonNode brief(JsonNode body) {
        JsonNode copy = body.deepCopy();
        if (copy.path("tools") instanceof ArrayNode tools) {
            for (int i = 0; i < tools.size(); i++) {
                JsonNode tool = tools.get(i);
                String text = Normal.text(tool.toString());
                tools.set(i, TextNode.valueOf(tool.path("name").asText() + " " + text.hashCode()));
            }
        }
        return copy;
    }

    boolean hasIncident() throws IOException {
        Path incidents = home.home().resolve(STATE).resolve("incidents");
        if (!Files.isDirectory(incidents)) {
            return false;
        }
        try (Stream<Path> all = Files.list(incidents)) {
            return all.findAny().isPresent();
        }
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> Files.isRegularFile(file) && !isByChance(file))
                    .map(file -> Normal.text(folder.relativize(file).toString()))
                    .forEach(names::add);
        }
        return names;
    }

    /** What the client or npm does in the background comes and goes when it finds the time. */
    private static boolean isByChance(Path file) {
        return file.toString().contains("/.npm/")
                || file.endsWith(".last-cleanup")
                // xdg-mime writes it anew, where there is one: the client makes itself known to browsers.
                || file.getFileName().toString().startsWith("mimeapps.list")
                || file.getParent().endsWith(Path.of(".claude", "sessions"));
    }

    private static String kind(JsonNode record) {
        String kind = record.path("type").asText();
        for (String further : List.of("/subtype", "/attachment/type", "/attachment/hookEvent")) {
            if (record.at(further).isTextual()) {
                kind += " " + record.at(further).asText();
            }
        }
        return kind;
    }
}
