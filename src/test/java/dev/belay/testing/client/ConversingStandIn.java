package dev.belay.testing.client;

import dev.belay.testing.Checkout;
import dev.belay.testing.ClientHome;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A script in the place of claude that has a session with what stands in {@code $HOME/conversation} and does then what
 * {@code $HOME/then} says.
 */
public final class ConversingStandIn {
    private final ClientHome home;
    private final Path claude;

    /** @param script its lines, without the first one that names the shell */
    public ConversingStandIn(Path folder, String script) throws IOException {
        home = new ClientHome(folder.resolve("home"), URI.create("http://127.0.0.1:9")).with("BELAY_NOTIFY", "false");
        claude = Checkout.program(folder.resolve("claude"), script);
        converses("terminated/sigterm");
    }

    public ClientHome home() {
        return home;
    }

    /** The script. */
    public Path claude() {
        return claude;
    }

    /** Its conversation is that of this case. */
    public void converses(String ofCase) throws IOException {
        Files.copy(
                Path.of("src/test/cases", ofCase, "transcript.jsonl"),
                home.home().resolve("conversation"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Starts it under Belay on a terminal. */
    public SupervisedScreen start(String then, String... options) throws IOException {
        Files.writeString(home.home().resolve("then"), then + "\n");
        List<String> words = new ArrayList<>(List.of("run", "--claude", claude.toString()));
        words.addAll(List.of(options));
        words.add("--");
        return SupervisedScreen.belay(home, words.toArray(String[]::new));
    }
}
