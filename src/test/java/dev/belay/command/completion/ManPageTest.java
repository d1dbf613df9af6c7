package dev.belay.command.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.console.CommandPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManPageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyOptionIsInTheCompletionAndInTheManPage(String shell) throws Exception {
        String script = CompletionCommand.script(shell);
        Map<String, String> pages = ManPages.all();
        int seen = 0;
        for (CommandPage.Option command : CommandPage.commands()) {
            CommandPage page = CommandPage.of(command.flag());
            String man = pages.get("belay-" + command.flag() + ".1");
            for (CommandPage.Option option : page.options()) {
                String flag = shell.equals("fish") ? "-l " + option.flag().substring(2) : option.flag();
                assertTrue(script.contains(flag), flag);
                String letter = option.letter().isEmpty() ? "" : "-" + option.letter() + ", ";
                assertTrue(man.contains("\n\\fB" + (letter + option.flag()).replace("-", "\\-")), option.flag());
                seen++;
            }
        }
        assertTrue(seen > 40);
    }

    @Test
    void theManPagesAreCleanForTheirReader() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        for (Map.Entry<String, String> page : ManPages.all().entrySet()) {
            Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());
            Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, groff.waitFor());
            assertEquals("", said, page.getKey());
            assertFalse(page.getValue().contains("\n\n"), page.getKey());
        }
    }
}
