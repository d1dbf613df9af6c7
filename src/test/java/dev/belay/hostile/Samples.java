package dev.belay.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What real clients and people wrote: the seeds of hostile input. */
final class Samples {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path CASES = Path.of("src", "test", "cases");
    /** A seed of this size still leaves the machine time for many inputs. */
    private static final long LARGEST = 64 * 1024;

    private Samples() {}

    static List<byte[]> transcripts() throws IOException {
        List<byte[]> found = files(RESOURCES.resolve("transcripts"), ".jsonl");
        found.addAll(files(CASES, "transcript.jsonl"));
        // The name of its folder reached a terminal once, within JSON.
        found.addAll(texts("{\"type\":\"user\",\"uuid\":\"0\",\"parentUuid\":null,\"sessionId\":"
                + "\"0a80a98a-2efd-473d-8988-80fe42db6e92\",\"cwd\":\"/home/a/pro\u009b2Jject\u202e\","
                + "\"message\":{\"role\":\"user\",\"content\":\"Fix it\"}}\n"));
        return found;
    }

    static List<byte[]> terminalOutput() throws IOException {
        List<byte[]> found = files(RESOURCES.resolve("terminal"), ".raw");
        found.addAll(texts(
                "\033]7501;state=working:app=claude-code:kind=tool:title=Zml4:msg=dGVzdA==\007",
                "\033]7501;state=blocked:app=claude-code:kind=permission:progress=55\033\\",
                "\033]7501;?\007\033[?1049h\033[?2004h\033[>1u\033[?25l\033[2J\033[H\033[1;31mAPI Error\033[0m",
                "\033[5;20r\033[?7l\033]9;4;1;50\007\033]0;claude\007\033[4:3m\u2588\u2588 \033[K\r\n"));
        return found;
    }

    static List<byte[]> pastedText() throws IOException {
        List<byte[]> found = new ArrayList<>();
        for (String name : List.of("failures.txt", "healthy.txt", "reported.txt")) {
            String text = Files.readString(RESOURCES.resolve("pasted").resolve(name));
            for (String part : text.split("(?m)^=== .*\n")) {
                if (!part.isBlank() && part.length() < LARGEST) {
                    found.add(part.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        found.addAll(files(CASES, "pasted.txt"));
        // Each of them took half a second and more once.
        found.addAll(texts(
                "CREDENTIALS_MISSING\n".repeat(400),
                "node: not found a is not defined\n".repeat(250),
                "Invalid  signature  in  thinking  block\n".repeat(200),
                "● Bash(npm test)\n  ⎿  Unexpected token x\"Claude con\" is not valid JSON\n".repeat(120),
                "Yesterday I kept seeing \"API Error: 529 Overloaded\"; exit code 137 too.\n".repeat(110)));
        return found;
    }

    static List<byte[]> hookFiles() {
        String id = "0a80a98a-2efd-473d-8988-80fe42db6e92";
        String common = "{\"session_id\":\"" + id + "\",\"transcript_path\":\"/home/a/" + id
                + ".jsonl\",\"cwd\":\"/home/a/project\",\"hook_event_name\":\"";
        return texts(
                common + "SessionStart\",\"source\":\"startup\"}",
                common + "UserPromptSubmit\",\"prompt\":\"Fix it\"}",
                common + "Stop\",\"stop_hook_active\":false,\"last_assistant_message\":\"Done\"}",
                common + "StopFailure\",\"error\":\"rate_limit\",\"last_assistant_message\":\"API Error: 429\"}",
                common + "SessionEnd\",\"reason\":\"other\"}",
                common + "Notification\",\"message\":\"Claude needs you\",\"notification_type\":\"idle_prompt\"}",
                common + "PreCompact\",\"trigger\":\"auto\",\"custom_instructions\":null}",
                common + "PostCompact\",\"trigger\":\"auto\"}");
    }

    static List<byte[]> sessionFiles() {
        String id = "\"sessionId\":\"0a80a98a-2efd-473d-8988-80fe42db6e92\"";
        return texts(
                "{\"pid\":1," + id + ",\"cwd\":\"/\",\"startedAt\":1780000000000,\"kind\":\"interactive\"}",
                "{\"pid\":1," + id + ",\"startedAt\":1780000000000,\"procStart\":\"1234\",\"version\":\"2.1.332\","
                        + "\"status\":\"busy\",\"updatedAt\":1780000000001}",
                "{\"pid\":1," + id + ",\"kind\":\"bg\",\"jobId\":\"a1b2c3\",\"status\":\"waiting\","
                        + "\"waitingFor\":\"permission\",\"pidDomain\":\"x\",\"peer\":{\"a\":[1,2,{}]}}");
    }

    static List<byte[]> settings() {
        return texts(
                "{\n  \"unattended\": true,\n  \"max-recoveries\": 3,\n  \"deadline\": \"2h\"\n}\n",
                "{\"claude\": \"/opt/claude\", \"stall-after\": \"10m\", \"recycle-above\": \"4G\", \"hooks\": false}",
                "{\"resume-prompt\": \"Go on.\", \"keep-transcripts\": \"30d\", \"cold-resume\": \"summary\"}",
                "{\"notifications\": {\"channels\": [{\"type\": \"ntfy\", \"topic\": \"x\"}, {\"type\": \"command\","
                        + " \"command\": [\"true\"]}], \"quiet-hours\": \"22:00-07:00\", \"minimum\": \"2m\"}}");
    }

    static List<byte[]> rules() throws IOException {
        return files(Path.of("config", "failures"), ".json");
    }

    private static List<byte[]> texts(String... texts) {
        List<byte[]> found = new ArrayList<>();
        for (String text : texts) {
            found.add(text.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }

    private static List<byte[]> files(Path folder, String end) throws IOException {
        List<byte[]> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(end) && Files.size(file) <= LARGEST) {
                    found.add(Files.readAllBytes(file));
                }
            }
        }
        return found;
    }
}
