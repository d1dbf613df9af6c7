package dev.belay.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Machine;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.spending.Spending;
import dev.belay.evidence.status.StatusReport;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A case: a folder {@code src/test/cases/<failure>/<case>} of which the failure is what a diagnosis must say. All files
 * are optional: {@code exit} ({@code code 0}, {@code signal SIGKILL}, {@code running}, {@code unseen}), {@code
 * transcript.jsonl}, {@code screen.txt}, {@code pasted.txt}, {@code result.txt} (the error of print mode's result),
 * {@code hooks.json}, {@code kernel.json}, {@code session-file}, {@code client} (a version), {@code seconds} (how long it
 * ran and how long it has been silent), {@code alive} (what a client that is alive shows), {@code status} (what it reported of its state to its terminal),
 * {@code spending} ({@code nearly} or {@code reached}, and the words for it), {@code keyboard} (how many seconds ago a key was pressed), {@code near} (the classes that it narrowly is not).
 */
public record Case(String failure, Path folder) {
    private static final Path ALL = Path.of("src", "test", "cases");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every case there is. */
    public static List<Case> all() {
        try (Stream<Path> files = Files.walk(ALL, 2)) {
            return files.filter(path -> path.getNameCount() == ALL.getNameCount() + 2 && Files.isDirectory(path))
                    .sorted()
                    .map(path -> new Case(path.getParent().getFileName().toString(), path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code usage-limit/weekly}. */
    public String name() {
        return failure + "/" + folder.getFileName();
    }

    /** The classes that this case narrowly is not. */
    public List<String> near() {
        return text("near")
                .map(text -> Arrays.asList(text.strip().split("\\s+")))
                .orElse(List.of());
    }

    public Evidence evidence() {
        String[] seconds = text("seconds").orElse("0 0").strip().split("\\s+");
        return new Evidence(
                Instant.EPOCH,
                session(),
                new Evidence.Process(
                        new Client(text("client").map(String::strip), false),
                        exit(),
                        Duration.ofSeconds(Long.parseLong(seconds[0])),
                        Duration.ofSeconds(Long.parseLong(seconds[1])),
                        text("alive")
                                .map(Liveness::parse)
                                .orElse(Liveness.none())
                                .touched(keyboard()),
                        spending()),
                transcript(),
                new Evidence.Reports(
                        hooks(),
                        text("session-file").map(Case::sessionFile).orElse(SessionFile.NEVER),
                        text("result.txt").map(text -> error(text.strip())),
                        text("status").flatMap(StatusReport::parse)),
                kernel(),
                screen());
    }

    private Optional<SessionId> session() {
        return Files.exists(folder.resolve("transcript.jsonl"))
                ? Optional.of(new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92"))
                : Optional.empty();
    }

    private Optional<Instant> keyboard() {
        return text("keyboard").map(text -> Instant.EPOCH.minusSeconds(Long.parseLong(text.strip())));
    }

    private Spending spending() {
        Optional<String> text = text("spending").map(String::strip);
        if (text.isEmpty()) {
            return Spending.none();
        }
        String[] words = text.get().split(" ", 2);
        Spending.Standing limit = new Spending.Standing(words[1], "--max-cost 1");
        return words[0].equals("nearly") ? Spending.nearly(limit) : Spending.reached(limit);
    }

    private Exit exit() {
        String[] words = text("exit").orElse("unseen").strip().split("\\s+");
        return switch (words[0]) {
            case "code" -> new Exit.Code(Integer.parseInt(words[1]));
            case "signal" -> new Exit.Signal(number(words[1]), words[1]);
            case "running" -> new Exit.Running();
            case "unseen" -> new Exit.Unseen();
            default -> throw new IllegalArgumentException(name() + ": no exit: " + words[0]);
        };
    }

    private static int number(String signal) {
        return switch (signal) {
            case "SIGHUP" -> 1;
            case "SIGINT" -> 2;
            case "SIGILL" -> 4;
            case "SIGABRT" -> 6;
            case "SIGBUS" -> 7;
            case "SIGKILL" -> 9;
            case "SIGSEGV" -> 11;
            case "SIGTERM" -> 15;
            default -> throw new IllegalArgumentException("add the number of " + signal);
        };
    }

    private Transcript transcript() {
        Path file = folder.resolve("transcript.jsonl");
        try {
            return Files.exists(file) ? TranscriptTail.read(file, bytes -> {}) : Transcript.none();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Hooks hooks() {
        return json("hooks.json")
                .map(node -> new Hooks(
                        node.path("heard").asBoolean(true),
                        node.path("stopped").asBoolean(),
                        word(node, "stopFailure").map(Case::error),
                        word(node, "sessionEnd"),
                        word(node, "notification"),
                        node.path("compacting").asBoolean()))
                .orElse(Hooks.silent());
    }

    private Machine kernel() {
        return json("kernel.json")
                .map(node -> new Machine(
                        new Machine.Memory(
                                number(node, "oomKills"),
                                word(node, "oomVictim"),
                                number(node, "peakResident"),
                                number(node, "memoryAvailable"),
                                number(node, "memoryTotal"),
                                number(node, "memoryLimit"),
                                number(node, "memoryPeak")),
                        new Machine.Disk(
                                number(node, "diskFree"),
                                number(node, "inodesFree"),
                                node.has("readOnly")
                                        ? Optional.of(node.get("readOnly").asBoolean())
                                        : Optional.empty()),
                        word(node, "configurationFault"),
                        node.has("restarted")
                                ? Optional.of(node.get("restarted").asBoolean())
                                : Optional.empty(),
                        new Machine.Strain(
                                number(node, "memoryPressure"),
                                node.has("memoryShort")
                                        ? Optional.of(node.get("memoryShort").asBoolean())
                                        : Optional.empty())))
                .orElse(Machine.unread());
    }

    private Screen screen() {
        return text("pasted.txt")
                .map(text -> new Screen(text, true))
                .or(() -> text("screen.txt").map(text -> new Screen(text, false)))
                .orElse(Screen.blank());
    }

    private static SessionFile sessionFile(String word) {
        return Stream.of(SessionFile.values())
                .filter(file -> file.id().equals(word.strip()))
                .findFirst()
                .orElseThrow();
    }

    private static ApiError error(String text) {
        return new ApiError(text, Optional.empty(), OptionalInt.empty(), Optional.empty(), -1);
    }

    private static Optional<String> word(JsonNode node, String name) {
        return node.hasNonNull(name) ? Optional.of(node.get(name).asText()) : Optional.empty();
    }

    private static OptionalLong number(JsonNode node, String name) {
        return node.hasNonNull(name) ? OptionalLong.of(node.get(name).asLong()) : OptionalLong.empty();
    }

    private Optional<JsonNode> json(String file) {
        try {
            Optional<String> text = text(file);
            return text.isPresent() ? Optional.of(JSON.readTree(text.get())) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(name() + "/" + file, e);
        }
    }

    private Optional<String> text(String file) {
        Path path = folder.resolve(file);
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
