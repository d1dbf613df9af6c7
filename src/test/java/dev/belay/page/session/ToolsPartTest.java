package dev.belay.page.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolsPartTest {
    @Test
    void theLongestCallHasTheLongestBarAndItsTimeInText() {
        ToolsPart part = new ToolsPart(
                List.of(new ToolsPart.Kind("Bash", 2, 1, Duration.ofMinutes(3))),
                List.of(
                        new ToolsPart.Call("Bash", "make", "01:00:00", Duration.ofMinutes(2), "ok"),
                        new ToolsPart.Call("Bash", "make test", "02:00:00", Duration.ofMinutes(1), "error")));
        Markup page = new Markup();
        part.write(page, Place.alone());
        assertEquals("2 calls of 1 tool, 1 with an error.", part.sentence());
        assertTrue(page.toString().contains("width=\"100.00%\""), page.toString());
        assertTrue(page.toString().contains("width=\"50.00%\""), page.toString());
        assertTrue(page.toString().contains(">2 min</td>"), page.toString());
    }

    @Test
    void withoutToolsThereIsNoSuchPart() {
        Markup page = new Markup();
        new ToolsPart(List.of(), List.of()).write(page, Place.alone());
        assertEquals("", page.toString());
    }
}
