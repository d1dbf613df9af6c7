package dev.belay.command.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.command.Home;
import java.util.List;
import org.junit.jupiter.api.Test;

class FishCompletionTest extends InShell {
    @Test
    void fishCompletes() throws Exception {
        assertEquals(List.of("repair", "restore", "resume"), fish("belay re"));
        assertEquals(List.of(Home.ID), fish("belay resume aaaa"));
        assertEquals(List.of("ask", "full", "summary"), fish("belay run --cold-resume "));
        assertTrue(fish("belay trim --").containsAll(List.of("--keep", "--json", "--smaller")));
        assertEquals(List.of("overloaded"), fish("belay failures overl"));
    }

    private List<String> fish(String line) throws Exception {
        List<String> said = shell("fish", CompletionCommand.script("fish") + "\ncomplete -C '" + line + "'\n");
        return said.stream().map(row -> row.split("\t")[0]).sorted().toList();
    }
}
