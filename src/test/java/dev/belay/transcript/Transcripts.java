package dev.belay.transcript;

import dev.belay.evidence.Transcript;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The recorded transcripts, and lines made up for a test. */
public final class Transcripts {
    private Transcripts() {}

    public static Path directory() {
        try {
            return Path.of(Transcripts.class.getResource("/transcripts").toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static Path named(String name) {
        return directory().resolve(name + ".jsonl");
    }

    static List<String> lines(String name) throws IOException {
        return Files.readAllLines(named(name));
    }

    /** What these lines say, read as the tail would read them. */
    static Transcript of(List<String> lines) {
        TranscriptReader reader = new TranscriptReader();
        long offset = 0;
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            reader.read(bytes, 0, bytes.length, offset);
            offset += bytes.length + 1;
        }
        return reader.transcript(false);
    }

    public static Transcript of(String... lines) {
        return of(List.of(lines));
    }

    public static String prompt(String text) {
        return "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + text
                + "\"},\"version\":\"2.1.116\",\"cwd\":\"/home/user/proj\"}";
    }

    public static String answer(String id, String text) {
        return assistant(id, "end_turn", "{\"type\":\"text\",\"text\":\"" + text + "\"}");
    }

    public static String call(String id, String tool, String input) {
        return assistant(
                "msg_" + id,
                "tool_use",
                "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"" + tool + "\",\"input\":" + input + "}");
    }

    static String result(String id, boolean error) {
        return "{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"tool_use_id\":\"" + id
                + "\",\"type\":\"tool_result\",\"content\":[{\"type\":\"text\",\"text\":\"API Error: 500\"}],\"is_error\":"
                + error + "}]},\"version\":\"2.1.116\"}";
    }

    static String error(String text) {
        return "{\"type\":\"assistant\",\"isApiErrorMessage\":true,\"message\":{\"model\":\"<synthetic>\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"" + text + "\"}]},\"version\":\"2.1.116\"}";
    }

    static String boundary(String trigger) {
        return "{\"type\":\"system\",\"subtype\":\"compact_boundary\",\"compactMetadata\":{\"trigger\":\"" + trigger
                + "\"}}";
    }

    static String compactSummary() {
        return "{\"type\":\"user\",\"isCompactSummary\":true,\"message\":{\"content\":\"This session is being\"}}";
    }

    private static String assistant(String id, String stopReason, String block) {
        return "{\"type\":\"assistant\",\"message\":{\"id\":\"" + id
                + "\",\"model\":\"claude-sonnet-4-6\",\"content\":["
                + block + "],\"stop_reason\":\"" + stopReason
                + "\",\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":200,\"cache_creation_input_tokens\":3000}},"
                + "\"version\":\"2.1.116\"}";
    }
}
