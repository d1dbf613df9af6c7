package dev.belay.claude.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Settings of hooks in a folder of their own. */
abstract class HookFixture {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Optional<ClientVersion> NEW = ClientVersion.parse("2.1.329");

    @TempDir
    Path directory;

    HookSettings settings;

    @BeforeEach
    void makeRoom() {
        settings = new HookSettings(directory.resolve("state"));
    }

    CommandLine inject(Optional<ClientVersion> version, String... arguments) {
        return settings.inject(CommandLine.of(List.of(arguments)), version, directory, false);
    }

    static JsonNode injected(CommandLine line) throws IOException {
        assertEquals(1, line.settings().size());
        return JSON.readTree(Files.readString(Path.of(line.settings().get(0))));
    }
}
