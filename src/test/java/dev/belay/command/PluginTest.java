package dev.belay.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginTest {
    private static final Path PLUGIN = Path.of("plugin").toAbsolutePath();
    private static final Pattern NAMED = Pattern.compile("\\$\\{CLAUDE_PLUGIN_ROOT}/([\\w./-]+)");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));

    private String run(String script, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                "/bin/sh", PLUGIN.resolve("scripts/" + script).toString());
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private void belay(String text) throws Exception {
        Path belay = Files.writeString(folder.resolve("belay"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(belay, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", folder + ":/usr/bin:/bin");
    }

    @Test
    void theHookSpeaksUnderBelayOnly() throws Exception {
        assertEquals("", run("session-start"));
        environment.put("BELAY_INBOX", "/some/where");
        assertTrue(run("session-start").contains("runs under Belay"));
    }

    @Test
    void theStatusSaysThatThereIsNoBelay() throws Exception {
        assertEquals("Belay is not on the PATH here, so nothing watches this session.\n", run("status", "an-id"));
    }

    @Test
    void theStatusSaysWhatBelayKnowsOfTheSession() throws Exception {
        belay("echo \"asked: $*\"");
        String without = run("status", "an-id");
        assertTrue(without.contains("started without it"), without);
        environment.put("BELAY_INBOX", "/some/where");
        String with = run("status", "an-id");
        assertTrue(with.startsWith("This session runs under Belay.\nasked: diagnose an-id\n"), with);
        assertTrue(with.contains("asked: incidents --project"), with);
        belay("exit 66");
        assertTrue(run("status", "an-id").contains("this is its first prompt"));
    }

    @Test
    void itsFilesNameFilesThatExist() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        mapper.readTree(PLUGIN.resolve(".claude-plugin/plugin.json").toFile());
        JsonNode market =
                mapper.readTree(Path.of(".claude-plugin/marketplace.json").toFile());
        assertEquals(
                PLUGIN,
                Path.of(market.at("/plugins/0/source").asText())
                        .toAbsolutePath()
                        .normalize());
        JsonNode hooks = mapper.readTree(PLUGIN.resolve("hooks/hooks.json").toFile());
        String command = hooks.at("/hooks/SessionStart/0/hooks/0/command").asText();
        for (String text : new String[] {command, Files.readString(PLUGIN.resolve("commands/status.md"))}) {
            Matcher named = NAMED.matcher(text);
            assertTrue(named.find(), text);
            assertTrue(Files.isRegularFile(PLUGIN.resolve(named.group(1))), named.group(1));
        }
    }
}
