package dev.belay.tryclient;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.testing.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The parts of {@code scripts/try-client}; each leaves its findings in {@code target/try-client}. */
@EnabledIfSystemProperty(named = "belay.try-client", matches = "[0-9.]+")
class TryClientTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 2);

    private final RealClient client = RealClient.of(System.getProperty("belay.try-client", ""));
    private final RealClient before = RealClient.of(System.getProperty("belay.before", ""));

    @TempDir
    Path folder;

    @Test
    void measuresWhatBelayReliesOn() throws Exception {
        client.executable();
        ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
        Map<String, Future<String>> measured = new LinkedHashMap<>();
        for (ClientFact fact : ClientFacts.all()) {
            measured.put(fact.name(), few.submit(() -> measure(fact)));
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (Map.Entry<String, Future<String>> one : measured.entrySet()) {
            found.put(one.getKey(), one.getValue().get());
        }
        few.shutdown();
        assertFalse(found.isEmpty());
        write("facts.json", found);
    }

    private String measure(ClientFact fact) throws Exception {
        String answer;
        try (ClientRig rig = new ClientRig(client, Files.createTempDirectory(folder, "fact"))) {
            answer = fact.measure(rig);
        }
        // It takes minutes: whoever waits shall see how far it is.
        System.out.println(
                fact.name() + ": " + answer + (answer.equals(fact.expected()) ? "" : ", not " + fact.expected()));
        return answer;
    }

    @Test
    void listsWhatIsNew() throws Exception {
        Map<String, SortedSet<String>> older = ClientSurface.of(before, folder);
        Map<String, SortedSet<String>> newer = ClientSurface.of(client, folder);
        assertFalse(newer.get("hook events").isEmpty(), "no hook events were found in the program file");
        write("added.json", ClientSurface.added(older, newer));
        write("gone.json", ClientSurface.added(newer, older));
    }

    @Test
    void writesThePage() throws Exception {
        Path folder = Path.of("docs", "clients");
        Files.createDirectories(folder);
        Path file = folder.resolve(client.version() + ".md");
        ClientPage page = new ClientPage(client.version(), before.version(), home(), folder);
        Files.writeString(file, page.text());
        System.out.println("See " + file);
    }

    private Path home() {
        return Path.of("target", "try-client", client.version());
    }

    private void write(String name, Object value) throws Exception {
        Files.createDirectories(home());
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(home().resolve(name).toFile(), value);
    }

    /** What a part has left; empty when it has not been run. */
    static Map<String, List<String>> lists(Path file) throws Exception {
        return Files.exists(file) ? MAPPER.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
    }

    static Map<String, String> answers(Path file) throws Exception {
        return Files.exists(file) ? MAPPER.readValue(file.toFile(), new TypeReference<>() {}) : Map.of();
    }
}
