package dev.belay.command.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.command.Home;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BashCompletionTest extends InShell {
    @Test
    void bashCompletes() throws Exception {
        assertEquals(List.of("resume", "restore", "report", "repair"), bash("re"));
        assertEquals(
                List.of("--credentials-wait", "--cold-resume"),
                bash("run", "--c").subList(1, 3));
        assertEquals(List.of("full", "summary", "ask"), bash("run", "--cold-resume", ""));
        assertEquals(List.of(Home.ID), bash("resume", "aaaa"));
        assertEquals(List.of("overloaded"), bash("failures", "overl"));
        assertEquals(List.of("2026-01-01-abc"), bash("incidents", ""));
        assertEquals(List.of("memory", "memory-file"), bash("doctor", "--only", "memo"));
        assertEquals(List.of(), bash("run", "--", "--c"));
    }

    private List<String> bash(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of("belay"));
        line.addAll(Arrays.asList(words));
        StringBuilder array = new StringBuilder();
        line.forEach(word -> array.append(" '").append(word).append("'"));
        String text = CompletionCommand.script("bash") + "\nCOMP_WORDS=(" + array + ")\nCOMP_CWORD=" + words.length
                + "\n_belay\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        return shell("bash", text);
    }
}
