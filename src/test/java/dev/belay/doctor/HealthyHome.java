package dev.belay.doctor;

import dev.belay.claude.ProjectDirectory;
import dev.belay.doctor.check.Checks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A throw-away home that lacks nothing: a client, a key, an API that listens, a project that is trusted. */
public final class HealthyHome implements AutoCloseable {
    static final String SESSION = "aaaa1111-2222-4333-8444-555555555555";

    public final Path home;
    public final Path project;
    public final Path programs;
    public final Path managed;
    public final Map<String, String> environment = new HashMap<>();
    public MachinePaths machine;
    private final ServerSocket api = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    public HealthyHome(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home")).toRealPath();
        project = Files.createDirectories(folder.resolve("project")).toRealPath();
        programs = Files.createDirectories(folder.resolve("bin"));
        managed = Files.createDirectories(folder.resolve("managed"));
        machine = new MachinePaths(Path.of("/proc"), Path.of("/sys/fs/cgroup"), managed);
        Files.createDirectories(configuration());
        Files.writeString(configuration().resolve("settings.json"), "{\"model\": \"sonnet\"}\n");
        state("");
        program("claude", "echo '2.1.329 (Claude Code)'");
        environment.put("HOME", home.toString());
        environment.put("PATH", programs + ":/usr/local/bin:/usr/bin:/bin");
        environment.put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        environment.put("TERM", "xterm-256color");
        environment.put("ANTHROPIC_API_KEY", "sk-ant-api03-made-up-for-a-test");
        environment.put("ANTHROPIC_BASE_URL", "http://127.0.0.1:" + api.getLocalPort());
    }

    public Path configuration() {
        return home.resolve(".claude");
    }

    public Path stateFile() {
        return home.resolve(".claude.json");
    }

    /** Writes {@code .claude.json} with these fields as well. */
    public void state(String fields) throws IOException {
        Files.writeString(
                stateFile(),
                "{\n  \"numStartups\": 5,\n  \"projects\": {\"" + project
                        + "\": {\"hasTrustDialogAccepted\": true, \"allowedTools\": []}}" + fields + "\n}\n");
    }

    public Path program(String name, String script) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    public Path transcript() throws IOException {
        Path folder = ProjectDirectory.of(configuration(), project).path();
        return Files.createDirectories(folder).resolve(SESSION + ".jsonl");
    }

    /** The API goes away. */
    public void closePort() throws IOException {
        api.close();
    }

    CheckContext surroundings() {
        return new CheckContext(environment, project, Optional.empty(), machine);
    }

    /** What all checks find, by name. */
    public Map<String, Finding> examine() {
        return examine(Checks.all());
    }

    public Map<String, Finding> examine(List<Check> checks) {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (CheckResult result : new CheckRunner(surroundings()).run(checks, name -> {})) {
            found.put(result.check(), result.finding());
        }
        return found;
    }

    /** What is not ok. */
    public Map<String, Finding> faults() {
        Map<String, Finding> faults = new TreeMap<>(examine());
        faults.values().removeIf(finding -> finding.status() == Status.OK);
        return faults;
    }

    /** Every file and folder of the home with its size, mode and time of change. */
    public Map<String, String> listing() throws IOException {
        Map<String, String> listing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                listing.put(
                        file.toString(),
                        Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) + " "
                                + Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) + " "
                                + Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS) + " "
                                + Files.size(file));
            }
        }
        return listing;
    }

    @Override
    public void close() throws IOException {
        api.close();
    }
}
