package dev.belay.command;

import dev.belay.claude.ProjectDirectory;
import dev.belay.command.diagnosis.Diagnose;
import dev.belay.command.session.Sessions;
import dev.belay.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A throw-away HOME with sessions in it, and the commands run in one of its projects. */
public final class Home {
    public static final String ID = "aaaa1111-2222-4333-8444-555555555555";
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
        return diagnose(Console.plain(), arguments);
    }

    public int diagnose(Console console, String... arguments) {
        reset();
        return Diagnose.run(
                List.of(arguments),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                print(out),
                print(errors),
                environment,
                project,
                console);
    }

    public int sessions(Console console, String... arguments) {
        reset();
        return Sessions.run(List.of(arguments), print(out), print(errors), environment, project, console);
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
