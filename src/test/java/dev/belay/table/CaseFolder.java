package dev.belay.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes evidence down as a folder that {@link dev.belay.cases.Case} reads. */
final class CaseFolder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseFolder() {}

    static void write(Path folder, Evidence evidence, Optional<Path> transcript) throws IOException {
        Files.createDirectories(folder);
        write(folder, "exit", evidence.exit().id());
        write(
                folder,
                "seconds",
                evidence.ran().toSeconds() + " " + evidence.silence().toSeconds());
        write(folder, "session-file", evidence.sessionFile().id());
        if (evidence.client().version().isPresent()) {
            write(folder, "client", evidence.client().version().get());
        }
        if (evidence.hooks().heard()) {
            write(folder, "hooks.json", hooks(evidence.hooks()).toPrettyString());
        }
        write(folder, "kernel.json", kernel(evidence.machine()).toPrettyString());
        if (!evidence.screen().text().isBlank()) {
            write(folder, "screen.txt", evidence.screen().text());
        }
        if (transcript.isPresent() && Files.exists(transcript.get())) {
            Files.copy(transcript.get(), folder.resolve("transcript.jsonl"));
        }
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text + "\n");
    }

    private static ObjectNode hooks(Hooks hooks) {
        ObjectNode node = JSON.createObjectNode().put("heard", true).put("stopped", hooks.stopped());
        hooks.stopFailure().map(ApiError::text).ifPresent(text -> node.put("stopFailure", text));
        hooks.sessionEnd().ifPresent(reason -> node.put("sessionEnd", reason));
        hooks.notification().ifPresent(text -> node.put("notification", text));
        return hooks.compacting() ? node.put("compacting", true) : node;
    }

    private static ObjectNode kernel(Machine machine) {
        ObjectNode node = JSON.createObjectNode();
        put(node, "oomKills", machine.memory().oomKills());
        machine.memory().oomVictim().ifPresent(victim -> node.put("oomVictim", victim));
        put(node, "peakResident", machine.memory().peakResident());
        put(node, "memoryAvailable", machine.memory().available());
        put(node, "memoryTotal", machine.memory().total());
        put(node, "memoryLimit", machine.memory().limit());
        put(node, "diskFree", machine.disk().free());
        put(node, "inodesFree", machine.disk().inodesFree());
        put(node, "memoryPeak", machine.memory().peak());
        machine.disk().readOnly().ifPresent(bad -> node.put("readOnly", bad));
        machine.configurationFault().ifPresent(fault -> node.put("configurationFault", fault));
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        value.ifPresent(number -> node.put(name, number));
    }
}
