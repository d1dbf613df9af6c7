package dev.belay.run.takeover;

import dev.belay.child.RunningChild;
import dev.belay.claude.CommandLine;
import dev.belay.decide.History;
import dev.belay.files.RecordLines;
import dev.belay.machine.process.Processes;
import dev.belay.settings.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that another JVM must know of a run to go on with it, as one small text. Its first line is for the launcher: {@code
 * running} or {@code ended}, and the number of claude's process.
 */
public record RunRecord(Client client, Start start, History history) {

    /**
     * The claude that was started last.
     *
     * @param start when its process was started, as the system notes it: it tells the process from another of its number
     * @param ended how it has ended, once that was seen
     * @param words what it was started with
     */
    public record Client(
            int pid,
            String start,
            Instant begun,
            Optional<SeenEnd> ended,
            List<String> words,
            Optional<String> version) {

        /** Its process, where that still is the one that was started. */
        Optional<RunningChild> process() {
            return RunningChild.find(pid, start, number -> Processes.here().startAsNoted(number));
        }

        /** Where it is not: nobody has seen how it has ended. */
        Client endedUnseen() {
            return ended(SeenEnd.unseen());
        }

        CommandLine commandLine() {
            return CommandLine.of(words);
        }

        Client ended(SeenEnd how) {
            return new Client(pid, start, begun, Optional.of(how), words, version);
        }
    }

    /**
     * How the run was started.
     *
     * @param given the settings that were given as flags
     * @param terminal the line settings of the user's terminal before claude; empty without one
     * @param deadline when it must be over
     */
    public record Start(
            Map<Setting, String> given,
            List<String> words,
            String directory,
            byte[] terminal,
            Optional<Instant> deadline) {}

    RunRecord with(Client now) {
        return new RunRecord(now, start, history);
    }

    RunRecord with(History now) {
        return new RunRecord(client, start, now);
    }

    String text() {
        RecordLines lines = new RecordLines()
                .add(client.ended().isPresent() ? "ended" : "running", client.pid())
                .add("start", client.start())
                .add("begun", client.begun().toEpochMilli())
                .addAll("word", client.words())
                .add("directory", start.directory())
                .addAll("run-word", start.words())
                .add("terminal", Base64.getEncoder().encodeToString(start.terminal()));
        client.ended().ifPresent(end -> end.write(lines));
        client.version().ifPresent(version -> lines.add("version", version));
        start.deadline().ifPresent(deadline -> lines.add("deadline", deadline.toEpochMilli()));
        start.given().forEach((setting, value) -> lines.add("given", setting.key() + " " + value));
        HistoryLines.write(history, lines);
        return lines.text();
    }

    /** @throws IllegalArgumentException or another runtime exception when it is none */
    static RunRecord parse(String text) {
        RecordLines lines = RecordLines.parse(text);
        Optional<String> running = lines.first("running");
        Client client = new Client(
                Integer.parseInt(running.orElseGet(() -> lines.only("ended"))),
                lines.only("start"),
                time(lines.only("begun")),
                SeenEnd.read(lines),
                List.copyOf(lines.all("word")),
                lines.first("version"));
        Start start = new Start(
                given(lines),
                List.copyOf(lines.all("run-word")),
                lines.only("directory"),
                Base64.getDecoder().decode(lines.only("terminal")),
                lines.first("deadline").map(RunRecord::time));
        return new RunRecord(client, start, HistoryLines.read(lines));
    }

    static Instant time(String milliseconds) {
        return Instant.ofEpochMilli(Long.parseLong(milliseconds));
    }

    private static Map<Setting, String> given(RecordLines lines) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (String line : new ArrayList<>(lines.all("given"))) {
            int blank = line.indexOf(' ');
            Setting.named(line.substring(0, blank)).ifPresent(setting -> given.put(setting, line.substring(blank + 1)));
        }
        return given;
    }
}
