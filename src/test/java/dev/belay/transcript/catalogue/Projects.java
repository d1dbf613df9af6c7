package dev.belay.transcript.catalogue;

import dev.belay.claude.ProjectDirectory;
import dev.belay.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A configuration directory with two projects in it, {@code here} and {@code there}. */
final class Projects {
    static final String FIRST = "aaaa1111-1111-4111-8111-111111111111";
    static final String SECOND = "aaaa2222-2222-4222-8222-222222222222";
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final Path home;
    private final Path here;
    private final Path there;

    Projects(Path home) throws IOException {
        this.home = home;
        here = Files.createDirectory(home.resolve("here")).toRealPath();
        there = Files.createDirectory(home.resolve("there")).toRealPath();
        Files.createDirectories(project(here));
        Files.createDirectories(project(there));
    }

    private Path project(Path work) {
        return ProjectDirectory.of(configuration(), work).path();
    }

    Path configuration() {
        return home.resolve(".claude");
    }

    Path here() {
        return here;
    }

    Path there() {
        return there;
    }

    /** One whose last record and last write are of this time. */
    Path session(Path work, String name, Instant at, String prompt) throws IOException {
        String dated = Transcripts.prompt(prompt).replaceFirst("}$", ",\"timestamp\":\"" + at + "\"}");
        return file(work, name, at, dated + "\n");
    }

    Path file(Path work, String name, Instant written, String text) throws IOException {
        Path file = Files.writeString(project(work).resolve(name + ".jsonl"), text);
        return Files.setLastModifiedTime(file, FileTime.from(written));
    }
}
