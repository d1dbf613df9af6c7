package dev.belay.table;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.testing.RealClient;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong on the machine: disk, permissions, configuration, sessions that are not there. */
final class MachineFailures {
    private static final String GROUP = "The machine";
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String NOBODY = "298cfbfa-1d7a-4c93-9a56-000000000000";

    private MachineFailures() {}

    static List<Failure> all() {
        List<Failure> all = new ArrayList<>();
        all.addAll(disk());
        all.addAll(configuration());
        all.addAll(servers());
        all.addAll(sessions());
        return all;
    }

    private static List<Failure> disk() {
        return List.of(
                Failure.of(
                        GROUP,
                        "disk full",
                        "HOME on a tmpfs of 4 MB, which a tool fills up",
                        "disk-full",
                        MachineFailures::fillDisk),
                Failure.of(
                                GROUP,
                                "HOME read-only",
                                "HOME is a read-only mount",
                                "permission-denied",
                                stage -> readOnly(stage, stage.home().home()))
                        // It works all the same.
                        .on(RealClient.newest(), "transcript-not-saved"),
                Failure.of(
                                GROUP,
                                "~/.claude read-only",
                                "`~/.claude` is a read-only mount",
                                "transcript-not-saved",
                                stage -> readOnly(stage, stage.home().configuration()))
                        .on("1.0.35", "permission-denied"),
                Failure.of(
                                GROUP,
                                "sessions read-only, in mid-session",
                                "a tool makes `~/.claude/projects` a read-only mount",
                                "transcript-not-saved",
                                MachineFailures::readOnlyFromNowOn)
                        .on("1.0.35", "permission-denied"));
    }

    private static List<Failure> configuration() {
        return List.of(
                Failure.of(
                        GROUP,
                        ".claude.json truncated",
                        "`~/.claude.json` ends in the middle",
                        "config-corrupt",
                        stage -> corrupt(stage).api(saying()).print("-p", "do it")),
                Failure.of(
                        GROUP,
                        ".claude.json truncated, TUI",
                        "the same in a terminal; Enter at `Exit and fix manually`",
                        "config-corrupt",
                        stage -> {
                            TerminalScreen screen = corrupt(stage).api(saying()).inTerminal("do it");
                            screen.awaitScreen("Exit and fix manually", SOON);
                            stage.press("Enter");
                        }),
                Failure.of(
                        GROUP,
                        "--mcp-config is no JSON",
                        "`--mcp-config` names a file that does not parse",
                        "wrong-arguments",
                        stage -> {
                            Path file = Files.writeString(stage.folder().resolve("mcp.json"), "{\"mcpServers\": {");
                            stage.api(saying()).print("-p", "do it", "--mcp-config", file.toString());
                        }),
                Failure.of(GROUP, "no credentials", "neither key nor token", "signed-out", stage -> stage.without(
                                "ANTHROPIC_API_KEY")
                        .api(saying())
                        .print("-p", "do it")));
    }

    private static List<Failure> servers() {
        return List.of(
                server("MCP server exits", "sh", "-c", "exit 3"),
                server("MCP server prints garbage", "sh", "-c", "echo this is no JSON-RPC; sleep 20"),
                server("MCP server is not there", "/nonexistent/mcp-server"));
    }

    private static List<Failure> sessions() {
        return List.of(
                Failure.of(
                        GROUP,
                        "unknown session",
                        "`--resume` with an id that is nowhere",
                        "session-not-found",
                        stage -> stage.api(saying()).print("-p", "--resume", NOBODY, "go on")),
                Failure.of(
                                GROUP,
                                "damaged transcript",
                                "a session whose transcript has a line `null` is resumed",
                                "finished",
                                MachineFailures::resumeDamaged)
                        .on("2.1.116", "resume-failed"));
    }

    private static Script saying() {
        return Script.always(Reply.say("It is done."));
    }

    private static void fillDisk(Stage stage) throws IOException, InterruptedException {
        mayMount();
        Path full = Files.createDirectories(stage.folder().resolve("small"));
        stage.api(Script.of(
                        Reply.bash("A step.", "echo ONE"),
                        Reply.bash("It gets full.", "head -c 20m /dev/zero > $HOME/big; echo filled"),
                        Reply.bash("On.", "echo TWO"),
                        Reply.say("All done.")))
                .mounting("mount -t tmpfs -o size=4m small " + full + " && cp -a "
                        + stage.home().home() + "/. " + full)
                .with("HOME", full.toString())
                .print("-p", "do it");
    }

    private static void readOnly(Stage stage, Path directory) throws IOException, InterruptedException {
        mayMount();
        stage.api(Script.of(Reply.bash("A step.", "echo ONE"), Reply.say("All done.")))
                .mounting("mount --bind %1$s %1$s && mount -o remount,ro,bind %1$s".formatted(directory))
                .print("-p", "do it");
    }

    private static void readOnlyFromNowOn(Stage stage) throws IOException, InterruptedException {
        mayMount();
        Path sessions = stage.home().configuration().resolve("projects");
        stage.api(Script.of(
                        Reply.bash("A step.", "echo ONE"),
                        Reply.bash(
                                "No more.",
                                "mount --bind %1$s %1$s && mount -o remount,ro,bind %1$s; echo done"
                                        .formatted(sessions)),
                        Reply.bash("On.", "echo TWO"),
                        Reply.say("All done.")))
                .mounting("true")
                .print("-p", "do it");
    }

    private static void mayMount() throws IOException, InterruptedException {
        int status = new ProcessBuilder("unshare", "-m", "true").start().waitFor();
        if (status != 0) {
            throw new ProcessFailures.LeftOut("no mount namespace may be made here");
        }
    }

    private static Stage corrupt(Stage stage) throws IOException {
        Path file = stage.home().home().resolve(".claude.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        return stage;
    }

    private static Failure server(String name, String command, String... arguments) {
        return Failure.of(
                GROUP,
                name,
                "`--mcp-config` with the server `" + command + " " + String.join(" ", arguments)
                        + "`; the turn works all the same",
                "finished",
                stage -> {
                    String list = arguments.length == 0 ? "" : "\"" + String.join("\",\"", arguments) + "\"";
                    String servers =
                            "{\"mcpServers\":{\"broken\":{\"command\":\"%s\",\"args\":[%s]}}}".formatted(command, list);
                    Path file = Files.writeString(stage.folder().resolve("mcp.json"), servers);
                    stage.with("MCP_TIMEOUT", "3000")
                            .api(Script.of(Reply.bash("A step.", "echo ONE"), Reply.say("All done.")))
                            .print("-p", "do it", "--mcp-config", file.toString());
                });
    }

    private static void resumeDamaged(Stage stage) throws IOException, InterruptedException {
        stage.api(Script.of(Reply.bash("A step.", "echo ONE"), Reply.say("All done."), Reply.say("Back again.")))
                .print("-p", "do it");
        Path transcript = stage.home().transcripts().get(0);
        Files.writeString(transcript, Files.readString(transcript) + "null\n");
        String id = transcript.getFileName().toString().replace(".jsonl", "");
        stage.print("-p", "--resume", id, "go on");
    }
}
