package dev.belay.command.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.settings.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoChoiceTest {
    @Test
    void takesWhatItsPageOfHelpSays() throws Exception {
        assertEquals(DemoChoice.STAND_IN, DemoChoice.of(List.of()));
        assertEquals(DemoChoice.REAL, DemoChoice.of(List.of("--real")));
        assertEquals(DemoChoice.SEED, DemoChoice.of(List.of("--seed")));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        String said = assertThrows(UsageException.class, () -> DemoChoice.of(List.of("--rael")))
                .getMessage();
        assertTrue(said.contains("--rael"), said);
        assertThrows(UsageException.class, () -> DemoChoice.of(List.of("--real", "--seed")));
    }
}
