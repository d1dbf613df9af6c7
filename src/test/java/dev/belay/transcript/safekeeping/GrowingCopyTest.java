package dev.belay.transcript.safekeeping;

import static dev.belay.transcript.safekeeping.GrowingCopy.Relation.CONTINUED;
import static dev.belay.transcript.safekeeping.GrowingCopy.Relation.LOST;
import static dev.belay.transcript.safekeeping.GrowingCopy.Relation.TAKEN_BACK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingCopyTest {
    private static final String LINE = "a line of a transcript\n";
    private static final String LONG = LINE.repeat(10_000);

    @TempDir
    Path folder;

    private Path source;
    private Path copy;
    private GrowingCopy growing;

    @BeforeEach
    void make() {
        source = folder.resolve("source");
        copy = folder.resolve("copies/copy");
        growing = new GrowingCopy(source, copy);
    }

    private void followed(GrowingCopy.Relation relation, String text) throws IOException {
        Files.writeString(source, text);
        assertEquals(relation, growing.follow());
    }

    @Test
    void takesWhatIsNew() throws IOException {
        followed(CONTINUED, LONG);
        Files.writeString(source, "half a li", StandardOpenOption.APPEND);
        assertEquals(CONTINUED, growing.follow());
        followed(CONTINUED, LONG + "half a line\n" + LONG);
        assertEquals(Files.readString(source), Files.readString(copy));
        assertEquals(CONTINUED, growing.relation());
    }

    @Test
    void staysAsItIsWhereTheFileHasLostSomething() throws IOException {
        for (String less :
                new String[] {"", LINE, LONG.substring(0, LONG.length() / 2), "x".repeat(LONG.length() * 2)}) {
            Files.deleteIfExists(copy);
            followed(CONTINUED, LONG);
            followed(LOST, less);
            assertEquals(LONG, Files.readString(copy));
            assertEquals(LOST, growing.relation());
        }
    }

    @Test
    void followsWhereALittleAtTheEndWasTakenBack() throws IOException {
        followed(CONTINUED, LONG + "taken back\n");
        followed(TAKEN_BACK, LONG + "instead\n");
        assertEquals(LONG + "instead\n", Files.readString(copy));
        followed(CONTINUED, LONG + "instead\n" + LINE);
        followed(TAKEN_BACK, LONG);
        assertEquals(LONG, Files.readString(copy));
    }

    @Test
    void aLittleThatIsMostOfItIsALoss() throws IOException {
        followed(CONTINUED, LINE.repeat(10));
        followed(LOST, LINE.repeat(4));
        assertEquals(LINE.repeat(10), Files.readString(copy));
    }
}
