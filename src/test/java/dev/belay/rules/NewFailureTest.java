package dev.belay.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFailureTest {
    @TempDir
    Path checkout;

    private int run(String... arguments) throws IOException, InterruptedException {
        Path script = checkout.resolve("scripts").resolve("new-failure");
        if (!Files.exists(script)) {
            Files.createDirectories(script.getParent());
            Files.createDirectories(checkout.resolve("config/failures"));
            Files.writeString(checkout.resolve("config/failures/index"), "zz\n");
            Files.copy(Path.of("scripts", "new-failure"), script);
        }
        List<String> command = new java.util.ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .inheritIO()
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void makesARuleThatIsAcceptedAndItsCases() throws IOException, InterruptedException, RuleFileException {
        assertEquals(0, run("new-thing"));
        Path file = checkout.resolve("config/failures/new-thing.json");
        assertEquals(
                "new-thing",
                RuleFile.users("new-thing", "f", Files.readString(file), Optional.empty())
                        .name());
        assertEquals(List.of("new-thing", "zz"), Files.readAllLines(checkout.resolve("config/failures/index")));
        assertTrue(Files.exists(checkout.resolve("src/test/cases/new-thing/reported/pasted.txt")));
        assertEquals(
                "new-thing\n", Files.readString(checkout.resolve("src/test/cases/finished/new-thing-quoted/near")));
    }

    @Test
    void refusesANameThatNoRuleMayHaveAndOneThatIsTaken() throws IOException, InterruptedException {
        assertEquals(64, run());
        assertEquals(64, run("New Thing"));
        assertEquals(0, run("taken"));
        assertEquals(64, run("taken"));
    }
}
