package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class AnswerFileTest {
    @TempDir
    Path folder;

    private void write(int descriptor, String text) {
        NativeCalls.here().write(descriptor, text.getBytes(), 0, text.length());
        NativeCalls.here().close(descriptor);
    }

    @Test
    void isEmptyAndNobodyElsesWhateverRoomItHas() throws IOException {
        NativeCalls.here().close(new AnswerFile(folder).create());
        Path next = folder.resolve("answer.new");
        assertEquals(0, Files.size(next));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(next)));
    }

    @Test
    void theNextAttemptTakesThePlaceOfTheOneBefore() throws IOException {
        AnswerFile file = new AnswerFile(folder);
        write(file.create(), "one");
        file.begin();
        write(file.create(), "two");
        assertEquals('o', file.at(0));
        assertEquals(-1, file.at(3));
        file.begin();
        assertEquals("two", Files.readString(file.path()));
        assertFalse(Files.exists(folder.resolve("answer.new")));
    }

    @Test
    void whatWasReadKeepsItsPlace() throws IOException {
        AnswerFile file = new AnswerFile(folder);
        write(file.create(), "one");
        file.begin();
        file.forgetBefore(1);
        assertEquals('n', file.at(1));
        assertEquals(3, Files.size(file.path()));
    }
}
