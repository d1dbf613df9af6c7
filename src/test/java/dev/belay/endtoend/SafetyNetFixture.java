package dev.belay.endtoend;

import dev.belay.testing.Checkout;
import dev.belay.testing.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A checkout of its own that can be broken, and a claude that says how it was started. */
abstract class SafetyNetFixture {
    static final String CLAUDE = """
            printf 'words'; for word; do printf ' [%s]' "$word"; done; echo
            cat
            exit 7""";

    @TempDir
    Path folder;

    Checkout checkout;
    ProcessBuilder builder;
    Path claude;

    @BeforeEach
    void prepare() throws IOException {
        checkout = Checkout.in(folder.resolve("checkout"));
        claude = Checkout.program(Files.createDirectories(folder.resolve("bin")).resolve("claude"), CLAUDE);
        builder = new ProcessBuilder().directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", claude.getParent() + ":/usr/bin:/bin");
        builder.environment()
                .put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment()
                .put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
    }

    Finished belay(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(checkout.belay().toString()));
        command.addAll(List.of(arguments));
        return Finished.run(builder.command(command), "typed in\n");
    }
}
