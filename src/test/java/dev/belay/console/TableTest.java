package dev.belay.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.text.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Style PLAIN = new Style(false);
    private static final Table TABLE = new Table(
            List.of(
                    Table.Column.text("name", 0),
                    Table.Column.number("size", 1),
                    Table.Column.text("state", 2),
                    Table.Column.text("title", 3)),
            20);
    private static final List<List<String>> ROWS = List.of(
            List.of("one", "5", "fine", "漢字漢字漢字漢字漢字漢字"),
            List.of("three", "12", "broken", "a title that is long enough"));

    @Test
    void inAPipeEverythingIsThereAndTheLastColumnHasItsOwnWidth() {
        assertEquals(
                "one     5  fine    漢字漢字漢字漢字漢…\nthree  12  broken  a title that is lon…\n",
                TABLE.of(ROWS, 0, false, PLAIN));
    }

    @Test
    void theLastColumnTakesWhatIsLeft() {
        assertEquals(
                "name   size  state   title\none       5  fine    漢字漢字漢…\nthree    12  broken  a title tha…\n",
                TABLE.of(ROWS, 33, true, PLAIN));
    }

    @Test
    void whatMattersLeastIsLeftOutFirst() {
        assertEquals(
                "name   state   title\none    fine    漢字漢字漢…\nthree  broken  a title tha…\n",
                TABLE.of(ROWS, 27, true, PLAIN));
        assertEquals("name   title\none    漢字漢字漢…\nthree  a title tha…\n", TABLE.of(ROWS, 19, true, PLAIN));
        assertEquals("name\none\nthree\n", TABLE.of(ROWS, 10, true, PLAIN));
    }
}
