package dev.belay.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.claude.ProjectDirectory;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A throw-away HOME with sessions in it, and the commands run in one of its projects. */
public final class Home {
    public static final String ID = "aaaa1111-2222-4333-8444-555555555555";
    public static final String EARLY = "2026-01-01T10:00:00.000Z";
    public static final String LATE = "2026-01-02T10:00:00.000Z";
    public static final String OTHER = "aaaa2222-2222-4333-8444-555555555555";
    private static final Path RECORDED = Path.of("src", "test", "resources", "transcripts");

    public final Path home;
    public final Path project;
    public final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private String input = "";

    public Home(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home")).toRealPath();
        project = Files.createDirectories(folder.resolve("project")).toRealPath();
        environment.put("HOME", home.toString());
    }

    public Path configuration() {
        return home.resolve(".claude");
    }

    public Path transcript(Path ofProject, String id) throws IOException {
        Path folder = ProjectDirectory.of(configuration(), ofProject).path();
        return Files.createDirectories(folder).resolve(id + ".jsonl");
    }

    /** A transcript that a real client wrote, under another id. */
    public Path recorded(String name, String id) throws IOException {
        Path file = transcript(project, id);
        Files.copy(RECORDED.resolve(name), file);
        return file;
    }

    public Path session(String id, String... lines) throws IOException {
        return Files.writeString(transcript(project, id), String.join("\n", lines) + "\n");
    }

    public static String user(String text, String time) {
        return "{\"type\":\"user\",\"isSidechain\":false,\"cwd\":\"/some/where\",\"version\":\"2.1.116\",\"timestamp\":\""
                + time + "\",\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"},\"uuid\":\"u\"}";
    }

    public static String answer(String text, String time) {
        return "{\"type\":\"assistant\",\"isSidechain\":false,\"version\":\"2.1.116\",\"timestamp\":\"" + time
                + "\",\"message\":{\"id\":\"m" + time
                + "\",\"model\":\"claude\",\"role\":\"assistant\",\"stop_reason\":"
                + "\"end_turn\",\"content\":[{\"type\":\"text\",\"text\":\"" + text
                + "\"}],\"usage\":{\"input_tokens\":12,\"cache_read_input_tokens\":30}},\"uuid\":\"a\"}";
    }

    public static String error(String text, String time) {
        return "{\"type\":\"assistant\",\"isSidechain\":false,\"isApiErrorMessage\":true,\"version\":\"2.1.116\","
                + "\"timestamp\":\"" + time
                + "\",\"message\":{\"model\":\"<synthetic>\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"" + text + "\"}]},\"uuid\":\"e\"}";
    }

    /** {@code sessions/<pid>.json} of this process. */
    public void sessionFile(long pid, String id, String fields) throws IOException {
        Path folder = Files.createDirectories(configuration().resolve("sessions"));
        Files.writeString(
                folder.resolve(pid + ".json"), "{\"pid\":" + pid + ",\"sessionId\":\"" + id + "\"" + fields + "}");
    }

    public Home paste(String text) {
        input = text;
        return this;
    }

    public int diagnose(String... arguments) {
        return diagnose(Terminals.none(), arguments);
    }

    /** What {@code belay diagnose --json} says of it. */
    public JsonNode diagnosis(int status, String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        assertEquals(status, diagnose(all), errors());
        return new ObjectMapper().readTree(out());
    }

    public int diagnose(Terminals terminals, String... arguments) {
        reset();
        return Commands.run(
                words("diagnose", arguments),
                console(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), terminals));
    }

    public int sessions(Terminals terminals, String... arguments) {
        return command(terminals, "sessions", arguments);
    }

    /** Any command, with nothing on its standard input. */
    public int command(Terminals terminals, String name, String... arguments) {
        reset();
        return Commands.run(words(name, arguments), console(InputStream.nullInputStream(), terminals));
    }

    /** This home on pipes. */
    public Console console(InputStream in) {
        reset();
        return console(in, Terminals.none());
    }

    private Console console(InputStream in, Terminals terminals) {
        return new Console(in, print(out), print(errors), terminals, environment, project);
    }

    private static List<String> words(String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        return words;
    }

    private void reset() {
        out.reset();
        errors.reset();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }
}
