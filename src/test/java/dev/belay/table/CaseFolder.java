package dev.belay.table;

import dev.belay.evidence.Evidence;
import dev.belay.journal.IncidentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes evidence down as a folder that {@link dev.belay.cases.Case} reads. */
final class CaseFolder {
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
            write(folder, "hooks.json", IncidentJson.write(evidence.hooks()).strip());
        }
        write(folder, "kernel.json", IncidentJson.write(evidence.machine()).strip());
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
}
