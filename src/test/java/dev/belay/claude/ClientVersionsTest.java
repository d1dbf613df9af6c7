package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientVersionsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    private Path state;
    private ClientVersions versions;

    @BeforeEach
    void makeRoom() {
        state = directory.resolve("state");
        versions = new ClientVersions(state);
    }

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return file;
    }

    private Path script(String name, String body) throws IOException {
        Path script = file(name, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private static Optional<ClientVersion> version(String text) {
        return ClientVersion.parse(text);
    }

    @Test
    void readsPackageJsonNextToTheScriptOfNpm() throws IOException {
        file("p/@anthropic-ai/claude-code/package.json", """
                {"name": "@anthropic-ai/claude-code", "version": "1.0.35", "main": "sdk.mjs"}""");
        Path cli = file("p/@anthropic-ai/claude-code/cli.js", "#!/usr/bin/env node\n");
        Files.createDirectories(directory.resolve("p/.bin"));
        Path link = Files.createSymbolicLink(directory.resolve("p/.bin/claude"), cli);

        assertEquals(new ClientVersions.Known(version("1.0.35"), true), versions.known(link));
    }

    @Test
    void readsPackageJsonAboveTheExecutableOfNpm() throws IOException {
        file("p/claude-code/package.json", """
                {
                  "name": "@anthropic-ai/claude-code",
                  "version": "2.1.116"
                }""");
        Path executable = file("p/claude-code/bin/claude.exe", "ELF");

        assertEquals(version("2.1.116"), versions.known(executable).version());
    }

    @Test
    void readsPackageJsonOfThePlatformPackage() throws IOException {
        file("p/package.json", """
                {"name": "@anthropic-ai/claude-code-linux-x64", "version": "2.1.329"}""");

        assertEquals(version("2.1.329"), versions.known(file("p/claude", "ELF")).version());
    }

    @Test
    void doesNotBelieveAPackageJsonOfSomethingElse() throws IOException {
        file("p/package.json", "{\"name\": \"my-project\", \"version\": \"2.1.329\"}");

        assertEquals(Optional.empty(), versions.known(file("p/claude", "ELF")).version());
    }

    @Test
    void readsTheVersionOfHomebrewsCaskFromItsFolder() throws IOException {
        assertEquals(
                version("2.1.116"),
                versions.known(file("Caskroom/claude-code/2.1.116/claude", "ELF"))
                        .version());
        assertEquals(
                Optional.empty(),
                versions.known(file("Caskroom/other/2.1.116/claude", "ELF")).version());
    }

    @Test
    void readsTheVersionInThePathOfTheNativeInstaller() throws IOException {
        Path executable = file("share/claude/versions/2.1.116", "ELF");
        Path link = Files.createSymbolicLink(directory.resolve("claude"), executable);

        assertEquals(new ClientVersions.Known(version("2.1.116"), true), versions.known(link));
        assertEquals(
                Optional.empty(),
                versions.known(file("share/other/2.1.116", "ELF")).version());
    }

    @Test
    void knowsNothingOfAnExecutableThatIsNotThere() {
        assertEquals(
                new ClientVersions.Known(Optional.empty(), false), versions.known(directory.resolve("nowhere/claude")));
        assertEquals(Optional.empty(), versions.probe(directory.resolve("nowhere/claude"), ENVIRONMENT, LIMIT));
    }

    @Test
    void asksTheClientOnceAndRemembers() throws IOException {
        Path client = script("claude", "echo 'x' >> " + directory + "/asked; echo '2.1.200 (Claude Code)'");

        assertEquals(Optional.empty(), versions.known(client).version());
        assertEquals(version("2.1.200"), versions.probe(client, ENVIRONMENT, LIMIT));

        assertEquals(version("2.1.200"), new ClientVersions(state).known(client).version());
        assertEquals("x\n", Files.readString(directory.resolve("asked")));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("clients"))));
    }

    @Test
    void isNeverCertainOfAScriptSinceWhatIsBehindItMayChange() throws IOException {
        Path wrapper = script("claude", "echo 2.1.200");
        versions.probe(wrapper, ENVIRONMENT, LIMIT);

        assertFalse(versions.known(wrapper).certain());
    }

    @Test
    void asksAgainWhenTheExecutableHasChanged() throws IOException {
        Path client = script("claude", "echo 2.1.200");
        versions.probe(client, ENVIRONMENT, LIMIT);
        Files.setLastModifiedTime(client, FileTime.fromMillis(12345));

        assertEquals(Optional.empty(), versions.known(client).version());
    }

    @Test
    void keepsOneLinePerClient() throws IOException {
        Path one = script("one", "echo 2.1.1");
        Path two = script("two", "echo 2.1.2");
        versions.probe(one, ENVIRONMENT, LIMIT);
        versions.probe(two, ENVIRONMENT, LIMIT);
        Files.setLastModifiedTime(one, FileTime.fromMillis(12345));
        versions.probe(one, ENVIRONMENT, LIMIT);

        assertEquals(2, Files.readAllLines(state.resolve("clients")).size());
        assertEquals(version("2.1.1"), versions.known(one).version());
        assertEquals(version("2.1.2"), versions.known(two).version());
    }

    @Test
    void overlooksGarbageInTheCache() throws IOException {
        Path client = script("claude", "echo 2.1.200");
        Files.createDirectories(state);
        Files.write(state.resolve("clients"), new byte[] {0, '\n', '\t', '\n', (byte) 0xff, 'x', '\t', '1', '\n'});

        assertEquals(Optional.empty(), versions.known(client).version());
        versions.probe(client, ENVIRONMENT, LIMIT);
        assertEquals(version("2.1.200"), versions.known(client).version());
    }

    @Test
    void answersAlthoughTheCacheCannotBeWritten() throws IOException {
        Files.writeString(state, "a file where a directory should be");
        Path client = script("claude", "echo 2.1.200");

        assertEquals(version("2.1.200"), versions.probe(client, ENVIRONMENT, LIMIT));
    }

    @Test
    void givesUpOnAClientThatDoesNotAnswer() throws IOException {
        Path client = script("claude", "echo $$ > " + directory + "/pid; exec sleep 600");

        assertEquals(Optional.empty(), versions.probe(client, ENVIRONMENT, Duration.ofMillis(500)));
        assertEquals(Optional.empty(), versions.known(client).version());
    }

    @Test
    void givesNothingToAClientThatTalksOfSomethingElse() throws IOException {
        Path client = script("claude", "echo 'Error: no version'; exit 3");

        assertEquals(Optional.empty(), versions.probe(client, ENVIRONMENT, LIMIT));
        assertTrue(Files.notExists(state.resolve("clients")));
    }
}
