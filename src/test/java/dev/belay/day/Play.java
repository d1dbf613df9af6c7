package dev.belay.day;

import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.TerminalScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One scene, played in one way. */
final class Play implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(40);
    /** The shell's prompt: it tells the exit status of what has just ended. */
    private static final String PROMPT = "[$?] day$ ";

    private static final Pattern PROMPTED = Pattern.compile("(?m)\\[\\d+\\] day\\$\\h*$");
    private static final Pattern INPUT = Pattern.compile("(?m)^[❯>](?:[\\h]|$)");
    /** A suggestion may stand there. */
    static final String EMPTY = "^[❯>]\\h*(?:Try \".*\")?$";

    /** The hint to press again goes by in a second. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final int STILL = 6;
    private static final int OPTIONS = 4;

    private final Scene scene;
    private final Path folder;
    private final Answers answers = new Answers();
    private final ScriptedApi api = new ScriptedApi(0, answers, Script.summary());
    private final ClientHome home;
    private final Traces traces;
    private TerminalScreen terminal;

    Play(Scene scene, Way way, RealClient client, Path folder) throws IOException {
        this.scene = scene;
        this.folder = folder.resolve(way.id());
        Path claude = Files.createDirectories(this.folder.resolve("bin")).resolve("claude");
        Files.writeString(claude, way.script(client.executable()));
        Files.setPosixFilePermissions(claude, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = new ClientHome(this.folder, api.url())
                .with("CLAUDE_CODE_MAX_RETRIES", "0")
                .with("PS1", PROMPT)
                .with(
                        "TMPDIR",
                        Files.createDirectories(this.folder.resolve("tmp")).toString());
        home.with("PATH", claude.getParent() + ":" + home.environment().get("PATH"));
        answers.writeInto(home.project());
        traces = new Traces(home, api.log());
        scene.prepare(home);
    }

    /** What was seen of each act. */
    List<Observed> play() throws Exception {
        List<Observed> all = new ArrayList<>();
        boolean broken = false;
        for (Act act : scene.acts()) {
            Observed observed = new Observed();
            all.add(observed);
            if (broken) {
                observed.add("fault", "not reached");
                continue;
            }
            long start = System.nanoTime();
            try {
                for (Step step : act.steps()) {
                    step.in(this, observed);
                }
            } catch (AssertionError fault) {
                observed.add("fault", Normal.text(fault.getMessage()).replaceAll("\n{3,}", "\n"));
                broken = terminal != null;
            }
            traces.requests(observed);
            observed.took(Duration.ofNanos(System.nanoTime() - start));
        }
        if (terminal != null) {
            terminal.close();
        }
        traces.leftBehind(all.get(all.size() - 1));
        return all;
    }

    /** Whether the home has a record of Belay's that something went wrong. */
    boolean hasIncident() throws IOException {
        return traces.hasIncident();
    }

    TerminalScreen terminal() {
        if (terminal == null) {
            List<String> shell = List.of("/bin/bash", "--noprofile", "--norc", "-i");
            terminal = new TerminalScreen(home.project(), home.environment(), shell);
            terminal.await("shell", LIMIT, this::atShell);
        }
        return terminal;
    }

    private boolean atShell() {
        String screen = terminal.screen();
        if (!PROMPTED.matcher(screen).find()) {
            return false;
        }
        // What claude has left below it is no matter.
        List<String> lines = screen.lines().toList();
        int row = Integer.parseInt(terminal.format("#{cursor_y}"));
        return row < lines.size() && PROMPTED.matcher(lines.get(row)).find();
    }

    /** What is awaited afterwards must not stand there from before. */
    private void clear() {
        back();
        terminal.key("C-l");
        terminal.await(
                "empty screen", LIMIT, () -> PROMPTED.matcher(terminal.screen().strip())
                        .matches());
    }

    void submit(String line) {
        terminal();
        clear();
        terminal.type(line);
        terminal.await("line", LIMIT, () -> !atShell());
        look();
        terminal.key("Enter");
    }

    /** The title tells it, too, but now and then the client forgets that. */
    void idle() {
        terminal.await("idle client", LIMIT, () -> {
            String screen = terminal.screen();
            return INPUT.matcher(screen).find() && !screen.contains("esc to interrupt");
        });
    }

    void back() {
        terminal.await("shell", LIMIT, () -> {
            if (terminal.screen().contains("[q] quit")) {
                throw new AssertionError("a question of Belay's:\n" + look());
            }
            return atShell();
        });
    }

    void leave(Pattern what) {
        for (int i = 0; i < OPTIONS && what.matcher(look()).find() && !atShell(); i++) {
            terminal.key("Escape");
        }
        terminal.await(
                "end of " + what,
                LIMIT,
                () -> atShell() || !what.matcher(terminal.screen()).find());
    }

    /** Return answers a menu of commands that is just coming up, so that is waited for. */
    void say(String line) {
        look();
        terminal.type(line);
        terminal.awaitScreen(Pattern.quote(line), LIMIT);
        if (line.startsWith("/")) {
            look();
        }
        terminal.key("Enter");
    }

    void twice(String key) {
        look();
        for (int i = 0; i < OPTIONS && !atShell(); i++) {
            terminal.key(key);
            try {
                terminal.awaitScreen("again to exit", AGAIN);
            } catch (AssertionError tooEarlyOrTooLate) {
                continue;
            }
            terminal.key(key);
            back();
            return;
        }
    }

    void gone(Pattern what) {
        terminal.await(
                "end of " + what, LIMIT, () -> !what.matcher(terminal.screen()).find());
    }

    void choose(String option) {
        terminal.awaitScreen(option, LIMIT);
        Pattern chosen = Pattern.compile("❯ (?:\\d\\. )?" + option);
        for (int i = 0; i < OPTIONS && !chosen.matcher(look()).find(); i++) {
            terminal.key("Down");
        }
        terminal.key("Enter");
    }

    /** The screen once it has stood still, however its clock goes on. */
    String look() {
        String[] last = {""};
        int[] same = {0};
        terminal.await("still screen", LIMIT, () -> {
            String now = Normal.text(terminal.screen().stripTrailing());
            same[0] = now.equals(last[0]) ? same[0] + 1 : 0;
            last[0] = now;
            return same[0] >= STILL;
        });
        return last[0];
    }

    void pipe(String command, Observed observed) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = home.process(List.of("/bin/bash", "-c", command))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            observed.add("fault", "no end within " + LIMIT.toSeconds() + " s");
        } else {
            observed.add("status", process.exitValue());
        }
        observed.add("stdout", Printed.normal(Files.readString(out)));
        observed.add("stderr", Normal.text(Files.readString(err)));
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
        }
        api.close();
    }
}
