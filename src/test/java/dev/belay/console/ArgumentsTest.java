package dev.belay.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Arguments.Syntax SYNTAX =
            Arguments.Syntax.flags("trim", "--json").withValues("--keep").withOperand();

    private static Arguments parse(String... words) throws UsageException {
        return SYNTAX.parse(List.of(words));
    }

    private static String refused(String... words) {
        return assertThrows(UsageException.class, () -> parse(words)).getMessage();
    }

    @Test
    void readsFlagsValuesAndTheOperandInAnyOrder() throws UsageException {
        Arguments given = parse("--keep", "3", "abcd", "--json", "--keep=4");
        assertTrue(given.has("--json"));
        assertEquals(List.of("3", "4"), given.values("--keep"));
        assertEquals(Optional.of("4"), given.value("--keep"));
        assertEquals(Optional.of("abcd"), given.operand());
    }

    @Test
    void whatWasNotGivenIsNotThere() throws UsageException {
        Arguments given = parse();
        assertFalse(given.has("--json"));
        assertEquals(Optional.empty(), given.value("--keep"));
        assertEquals(Optional.empty(), given.operand());
    }

    @Test
    void aValueThatWasLeftOutIsEmpty() throws UsageException {
        assertEquals(Optional.of(""), parse("abcd", "--keep").value("--keep"));
        assertEquals(Optional.of(""), parse("abcd", "--keep=").value("--keep"));
    }

    @Test
    void refusesTheFirstWordThatTheCommandDoesNotTake() {
        assertEquals("unexpected argument 'efgh' (see `belay trim --help`)", refused("abcd", "efgh", "--yaml"));
        assertEquals("unexpected argument '' (see `belay trim --help`)", refused(""));
        assertEquals("unknown option '--yaml' (see `belay trim --help`)", refused("--yaml"));
        assertEquals("unknown option '--json=yes' (see `belay trim --help`)", refused("--json=yes"));
    }

    @Test
    void namesTheOptionThatMayHaveBeenMeant() {
        assertEquals("unknown option '--jsn' (did you mean --json?)", refused("--jsn"));
        assertEquals("unknown option '--kep' (did you mean --keep?)", refused("--kep", "3"));
    }

    @Test
    void aDashAloneIsAnOperand() throws UsageException {
        assertEquals(Optional.of("-"), parse("-").operand());
    }
}
