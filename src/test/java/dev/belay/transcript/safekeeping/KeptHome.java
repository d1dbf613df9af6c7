package dev.belay.transcript.safekeeping;

import dev.belay.claude.ProjectDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A client's configuration directory with one project, and the place where its transcripts are kept. */
final class KeptHome {
    static final String ONE = "aaaa1111-1111-4111-8111-111111111111";
    static final String TWO = "aaaa2222-2222-4222-8222-222222222222";
    static final String RECORD = "{\"type\":\"user\"}\n";

    final Path configuration;
    final KeptTranscripts place;
    private final Path project;

    KeptHome(Path folder, Path state) throws IOException {
        configuration = Files.createDirectories(folder.resolve("home/.claude")).toRealPath();
        place = KeptTranscripts.of(state, configuration);
        project = ProjectDirectory.of(configuration, folder).path();
        Files.createDirectories(project);
    }

    Path transcript(String id) {
        return project.resolve(id + ".jsonl");
    }

    Path session(String id, String text) throws IOException {
        return Files.writeString(transcript(id), text);
    }

    /** A file beside the transcript. */
    Path beside(String id, String name, String text) throws IOException {
        Path file = project.resolve(id).resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path kept(String id) {
        return KeptTranscripts.in(place.projects(), transcript(id));
    }

    Path running(String id) {
        return KeptTranscripts.in(place.running(), transcript(id));
    }

    Path earlier(String id) {
        return KeptTranscripts.in(place.earlier(), transcript(id));
    }

    Safekeeping keep(String id) throws IOException {
        Safekeeping safekeeping = new Safekeeping(place, transcript(id));
        safekeeping.keepTranscript();
        safekeeping.keepSideFolder();
        return safekeeping;
    }

    /** As the client's sweep does it (measured: 2.1.332). */
    void sweep(String id) throws IOException {
        Files.delete(transcript(id));
        Path beside = project.resolve(id);
        if (Files.isDirectory(beside)) {
            try (var files = Files.walk(beside)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    void append(String id, String text) throws IOException {
        Files.writeString(transcript(id), text, StandardOpenOption.APPEND);
    }

    static void writtenAt(Path file, Instant time) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    static long names(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:nlink")).longValue();
    }
}
