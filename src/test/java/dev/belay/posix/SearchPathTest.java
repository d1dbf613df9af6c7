package dev.belay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
    @TempDir
    Path folder;

    private Path first;
    private Path second;
    private SearchPath path;

    @BeforeEach
    void begin() throws IOException {
        first = Files.createDirectories(folder.resolve("first"));
        second = Files.createDirectories(folder.resolve("second"));
        path = new SearchPath(first + ":" + folder.resolve("none") + ":" + second);
    }

    private static Path program(Path file) throws IOException {
        Files.writeString(file, "#!/bin/sh\n");
        file.toFile().setExecutable(true);
        return file;
    }

    @Test
    void findsTheFirstAndAllInTheirOrder() throws IOException {
        Path later = program(second.resolve("tool"));
        assertEquals(Optional.of(later), path.first("tool"));
        Path sooner = program(first.resolve("tool"));
        assertEquals(Optional.of(sooner), path.first("tool"));
        assertEquals(List.of(sooner, later), path.all("tool"));
        assertEquals(Optional.empty(), path.first("another"));
    }

    @Test
    void passesOverFoldersAndFilesThatCannotBeStarted() throws IOException {
        Files.createDirectories(first.resolve("tool"));
        Files.writeString(second.resolve("tool"), "text");
        assertEquals(Optional.empty(), path.first("tool"));
    }

    @Test
    void passesOverTheHiddenOneUnderAnotherNameToo() throws IOException {
        Path hidden = program(folder.resolve("belay"));
        Files.createSymbolicLink(first.resolve("claude"), hidden);
        assertEquals(Optional.empty(), path.first("claude", hidden.toString()));
        Path real = program(second.resolve("claude"));
        assertEquals(Optional.of(real), path.first("claude", hidden.toString()));
    }

    @Test
    void anEmptyFolderIsTheWorkingDirectory() throws IOException {
        Path here = Files.createTempFile(Path.of("target"), "tool", null);
        try {
            here.toFile().setExecutable(true);
            assertEquals(Optional.of(Path.of(".").resolve(here)), new SearchPath("/none:").first(here.toString()));
        } finally {
            Files.delete(here);
        }
    }

    @Test
    void withoutTheVariableTheUsualFoldersAreSearchedAndNotTheWorkingDirectory() {
        assertEquals(
                new SearchPath(SearchPath.DEFAULT).all("sh"),
                SearchPath.of(Map.of()).all("sh"));
        assertEquals(List.of(), SearchPath.of(Map.of("PATH", folder.toString())).all("sh"));
    }
}
