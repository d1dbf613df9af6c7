package dev.belay.claude.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the client runs for each hook. */
class HookProgramTest extends HookFixture {
    @Test
    void namesNothingButOneShortPathToTheClient() throws IOException {
        Path program = directory.resolve("state/hooks/belay-hook");
        assertEquals(
                program.toString(),
                injected(inject(NEW)).at("/hooks/Stop/0/hooks/0/command").asText());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(program)));
    }

    @Test
    void quotesThePathForTheShellWhereItMust() throws IOException {
        settings = new HookSettings(directory.resolve("a state"));
        assertEquals("'" + directory.resolve("a state/hooks/belay-hook") + "'", settings.command());
        assertEquals(HookHandler.INLINE, new HookSettings(directory.resolve("my mum's")).command());
    }

    @Test
    void repairsTheProgramThatSomebodyChanged() throws IOException {
        Path program = Path.of(settings.command());
        String original = Files.readString(program);
        Files.writeString(program, "broken");
        settings.command();
        assertEquals(original, Files.readString(program));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rw-------"));
        settings.command();
        assertTrue(Files.isExecutable(program));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "zsh", "fish", "tcsh", "busybox sh", "ksh"})
    void dropsTheInputIntoTheInboxUnderEveryShell(String shell) throws Exception {
        dropsTheInput(shell, new HookSettings(directory.resolve("a state")).command());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "zsh", "fish", "tcsh", "busybox sh", "ksh"})
    void soDoesTheCommandOfEarlierVersions(String shell) throws Exception {
        dropsTheInput(shell, HookHandler.INLINE);
    }

    private void dropsTheInput(String shell, String hook) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(exists(shell.split(" ")[0]), shell + " is not installed");
        Path inbox = Files.createDirectories(directory.resolve("an inbox's $HOME"));

        assertEquals("0:", run(shell, hook, Map.of(HookSettings.INBOX, inbox.toString()), "{\"a\":1}"));
        assertEquals("0:", run(shell, hook, Map.of(HookSettings.INBOX, inbox.toString()), "{\"a\":2}"));

        List<String> arrived = new ArrayList<>();
        try (var files = Files.newDirectoryStream(inbox)) {
            for (Path file : files) {
                assertTrue(file.toString().endsWith(".json"));
                arrived.add(Files.readString(file));
            }
        }
        arrived.sort(null);
        assertEquals(List.of("{\"a\":1}", "{\"a\":2}"), arrived);
    }

    @Test
    void isHarmlessWithoutAnInbox() throws Exception {
        String large = "x".repeat(1_000_000);
        assertEquals("0:", run("sh", settings.command(), Map.of(), large));
        assertEquals(
                "0:",
                run(
                        "sh",
                        settings.command(),
                        Map.of(HookSettings.INBOX, directory.resolve("gone").toString()),
                        large));
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals("0:", run("sh", settings.command(), Map.of(HookSettings.INBOX, file.toString()), large));
        assertFalse(Files.exists(directory.resolve("gone")));
    }

    private static boolean exists(String program) {
        for (String place : List.of("/bin/", "/usr/bin/", "/usr/local/bin/")) {
            if (Files.isExecutable(Path.of(place + program))) {
                return true;
            }
        }
        return false;
    }

    /** Exit status and output of the hook command under this shell. */
    private String run(String shell, String hook, Map<String, String> environment, String input) throws Exception {
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.addAll(List.of("-c", hook));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove(HookSettings.INBOX);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue() + ":" + new String(process.getInputStream().readAllBytes());
    }
}
