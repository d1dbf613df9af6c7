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
import java.util.stream.Stream;

/** What ends the client's process. */
final class ProcessFailures {
    private static final String GROUP = "The process";
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Path MEMORY = Path.of("/sys/fs/cgroup/memory");

    private ProcessFailures() {}

    static List<Failure> all() {
        List<Failure> all = new ArrayList<>();
        all.add(signal("KILL", "killed"));
        all.add(signal("SEGV", "runtime-crash"));
        all.add(signal("ABRT", "runtime-crash"));
        all.add(signal("TERM", "terminated"));
        all.add(signal("HUP", "terminated"));
        // An exit status of 0, and nothing that says why, but the client's own note of 2.1.329.
        all.add(signal("INT", "user-quit").on("1.0.35", "silent-exit").on("2.1.116", "terminated or user-quit"));
        all.add(inTerminal("KILL", "killed"));
        all.add(inTerminal("SEGV", "runtime-crash"));
        all.add(inTerminal("TERM", "terminated"));
        all.add(inTerminal("INT", "user-quit").on("2.1.116", "silent-exit").on(RealClient.newest(), "terminated"));
        all.add(memoryLimit());
        all.add(memoryLimitHitsATool());
        all.add(Failure.of(
                        GROUP,
                        "V8 heap limit",
                        "`NODE_OPTIONS=--max-old-space-size=40`",
                        "javascript-heap-full",
                        stage -> stage.api(Script.always(Reply.say("Never said.")))
                                .with("NODE_OPTIONS", "--max-old-space-size=40")
                                .print("-p", "do it"))
                .notOn("2.1.116", "no V8 in it")
                .notOn(RealClient.newest(), "no V8 in it"));
        all.add(Failure.of(GROUP, "no node", "a PATH without `node`", "node-too-old", stage -> stage.with(
                                "PATH", "/nonexistent")
                        .print("-p", "do it"))
                .notOn("2.1.116", "it needs none")
                .notOn(RealClient.newest(), "it needs none"));
        all.add(clean());
        all.add(cleanInTerminal());
        return all;
    }

    private static Failure signal(String name, String expected) {
        return Failure.of(GROUP, "SIG" + name, "print mode, SIG" + name + " while a tool runs", expected, stage -> {
            stage.api(longTool(stage)).start("-p", "do it");
            awaitTool(stage);
            stage.signal(name).awaitEnd();
            Files.writeString(stage.home().project().resolve("go-on"), "");
        });
    }

    private static Failure inTerminal(String name, String expected) {
        return Failure.of(
                GROUP,
                "SIG" + name + " in the TUI",
                "a terminal, SIG" + name + " while a tool runs",
                expected,
                stage -> {
                    stage.api(longTool(stage));
                    stage.inTerminal("do it");
                    awaitTool(stage);
                    stage.signal(name).awaitTerminalEnd();
                    Files.writeString(stage.home().project().resolve("go-on"), "");
                });
    }

    /** A tool that ends when it is told to, or after a minute; it survives some of the clients' deaths. */
    private static Script longTool(Stage stage) {
        String wait = "touch running; for i in $(seq 300); do [ -e go-on ] && break; sleep 0.2; done";
        return Script.of(Reply.bash("This takes a while.", wait), Reply.say("All done."));
    }

    private static void awaitTool(Stage stage) throws InterruptedException, IOException {
        Path running = stage.home().project().resolve("running");
        long end = System.nanoTime() + SOON.toNanos();
        // The newest client writes the call down a moment after it has started the tool.
        while (!(Files.exists(running) && written(stage, "\"tool_use\""))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no tool is running");
            }
            Thread.sleep(50);
        }
    }

    private static boolean written(Stage stage, String text) throws IOException {
        List<Path> transcripts = stage.home().transcripts();
        return !transcripts.isEmpty() && Files.readString(transcripts.get(0)).contains(text);
    }

    /** The kernel takes the largest, and rather what is offered to it. */
    private static Failure memoryLimit() {
        return Failure.of(
                GROUP,
                "cgroup memory limit",
                "all in a cgroup of 700 MB; a tool offers claude to the OOM killer (`oom_score_adj`) and fills it up",
                "killed-by-kernel-oom",
                stage -> inGroup(
                        stage, "echo 1000 > /proc/$PPID/oom_score_adj; head -c 640m /dev/zero | tail -c 640m | wc -c"));
    }

    private static Failure memoryLimitHitsATool() {
        return Failure.of(
                GROUP,
                "cgroup memory limit, a tool dies",
                "the same, but the kernel takes the tool: claude goes on and finishes",
                "finished",
                stage -> inGroup(stage, "head -c 2000m /dev/zero | tail -c 2000m | wc -c"));
    }

    private static void inGroup(Stage stage, String tool) throws IOException, InterruptedException {
        if (!Files.isWritable(MEMORY.resolve("memory.limit_in_bytes"))
                && !Files.exists(MEMORY.resolve("cgroup.procs"))) {
            throw new LeftOut("no cgroup v1 memory controller that may be written");
        }
        Path group = MEMORY.resolve("belay-table-" + ProcessHandle.current().pid() + "-" + stage.version() + "-"
                + stage.folder().getFileName());
        try {
            Files.createDirectory(group);
        } catch (IOException denied) {
            throw new LeftOut("no cgroup may be made here");
        }
        try {
            Files.writeString(group.resolve("memory.limit_in_bytes"), Integer.toString(700 << 20));
            stage.api(Script.of(
                            Reply.bash("A step.", "echo ONE"), Reply.bash("Another.", tool), Reply.say("All done.")))
                    .first("echo $$ > " + group.resolve("cgroup.procs"))
                    .print("-p", "do it");
        } finally {
            remove(group);
        }
    }

    private static void remove(Path group) throws IOException, InterruptedException {
        for (int i = 0;
                i < 100 && !Files.readString(group.resolve("cgroup.procs")).isBlank();
                i++) {
            Thread.sleep(100);
        }
        try (Stream<String> left = Files.lines(group.resolve("cgroup.procs"))) {
            left.forEach(pid -> ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly));
        }
        new ProcessBuilder("rmdir", group.toString()).start().waitFor();
    }

    private static Failure clean() {
        return Failure.of(
                GROUP, "nothing at all", "print mode, two tools and an answer", "finished", stage -> stage.api(
                                Script.of(
                                        Reply.bash("One.", "echo ONE"),
                                        Reply.bash("Two.", "echo TWO"),
                                        Reply.say("All done.")))
                        .print("-p", "do it"));
    }

    private static Failure cleanInTerminal() {
        return Failure.of(
                GROUP, "nothing at all, TUI", "a terminal, a tool, an answer, `/exit`", "user-quit", stage -> {
                    stage.api(Script.of(Reply.bash("One.", "echo ONE"), Reply.say("All done.")));
                    TerminalScreen screen = stage.inTerminal("do it");
                    screen.awaitScreen("All done", SOON);
                    screen.type("/exit");
                    screen.awaitScreen("/exit", SOON);
                    screen.key("Enter");
                    stage.awaitTerminalEnd();
                });
    }

    /** A failure that cannot be made on this machine. */
    static final class LeftOut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeftOut(String why) {
            super(why);
        }
    }
}
