package dev.belay.claude;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.belay.json.FaultPlace;
import dev.belay.json.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the client can read its own {@code .claude.json}. 1.0.35 complains of a broken one on its standard output,
 * which is not ours to read, and ends with 0 (measured). It only reads, in constant memory.
 */
public final class ConfigurationCheck {
    private ConfigurationCheck() {}

    /**
     * What is wrong with the file.
     *
     * @param configuration the client's configuration directory: the file lies in it, or beside {@code ~/.claude}
     * @return the file and the fault, with its line; nothing when it is whole or not there
     */
    public static Optional<String> fault(Path configuration) {
        Path file = configuration.resolve(".claude.json");
        if (!Files.exists(file)) {
            file = configuration.resolveSibling(".claude.json");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            JsonStream.fields(in);
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.of(file + FaultPlace.line(broken) + ": is not valid JSON");
        } catch (IOException broken) {
            return Optional.of(file + ": " + broken.getMessage());
        }
    }
}
