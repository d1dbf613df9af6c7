package dev.belay.scripts;

import static dev.belay.scripts.ReleaseFiles.names;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What an image holds, and what it says of that. */
record ReleasedImage(Path folder) {
    void assertSmall(Path archive) throws IOException {
        assertTrue(Files.size(archive) < 45_000_000, Files.size(archive) + " bytes packed");
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                assertFalse(Files.isSymbolicLink(file), "npm keeps no links: " + file);
                size += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        assertTrue(size < 110_000_000, size + " bytes unpacked");
    }

    void assertEveryPartHasItsLicence() throws IOException {
        String notice = Files.readString(folder.resolve("NOTICE"));
        String bill = Files.readString(folder.resolve("sbom.cdx.json"));
        for (String jar : names(folder.resolve("lib"))) {
            String name = jar.replaceFirst("-\\d.*", "");
            assertTrue(jar.equals("belay.jar") || notice.contains("\n" + name + " "), notice);
            assertTrue(jar.equals("belay.jar") || bill.contains("\"" + name + "\""), name);
        }
        for (String part : notice.split("\n\n")) {
            assertTrue(!part.contains("pkg:maven/") || part.contains("\n  Copyright "), part);
        }
        assertTrue(notice.contains("OpenJDK runtime"), notice);
        assertFalse(notice.contains("licence: ?"), notice);
        // The tool that makes the bill takes "The BSD License" of JLine's POM for the one with four clauses.
        assertTrue(notice.contains("licence: BSD-3-Clause"), notice);
        assertFalse(bill.contains("BSD-4-Clause"));
        // A licence that wants its text kept wants the copyright above it kept as well.
        String jline = Files.readString(folder.resolve("share/licenses/BSD-3-Clause.txt"));
        assertTrue(jline.startsWith("Copyright (c) 2002-2024, the original author or authors."), jline);
    }
}
