package dev.belay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TabularTextTest {
    @Test
    void keepsTheTabsBetweenColumns() {
        String table = "class\tmessage\n\nkilled\tKilled\noverloaded\t529\nsign-in\tPlease run /login\n";
        assertEquals(table, TabularText.lines(table));
    }

    @Test
    void takesTabsForBlanksInAnyOtherText() {
        assertEquals("a b\n", TabularText.lines("a\tb\n"));
        assertEquals("a\n b\n c\n d\n e", TabularText.lines("a\n\tb\n\tc\n\td\n\te"));
    }
}
