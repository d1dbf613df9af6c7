package dev.belay.command.completion;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Home;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ZshCompletionTest extends InShell {
    /** A shell on a terminal of its own, into which somebody types a tabulator. */
    @Test
    void zshCompletes() throws Exception {
        Files.writeString(home.home.resolve("_belay"), CompletionCommand.script("zsh"));
        String[][] all = {
            {"belay re\t", "resume"},
            {"belay resume aaaa\t", Home.ID},
            {"belay trim --sm\t", "--smaller"},
            {"belay failures overl\t", "overloaded"}
        };
        for (String[] one : all) {
            String text = "zmodload zsh/zpty\nzpty z zsh -f -i\n"
                    + "zpty -w z $'PROMPT=; fpath=(" + home.home + " $fpath); autoload -Uz compinit; compinit -u -D;"
                    + " print -r READ''Y'\n"
                    + "zpty -r -m z seen '*READY*'\n"
                    + "zpty -w -n z $'" + one[0].replace("\t", "\\t") + "'\n"
                    + "zpty -r -m z seen '*" + one[1] + "*' && print -r found\nzpty -d z\n";
            assertTrue(shell("zsh", text).contains("found"), one[0]);
        }
    }
}
