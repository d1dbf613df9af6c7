package dev.belay.diagnose.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndingsTest {

    private static List<String> signals(String text) {
        return Endings.of(text).stream().map(Endings.Ending::signal).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exited with code 137 | SIGKILL",
                "exit code: 139 | SIGSEGV",
                "terminated by signal SIGTRAP | SIGTRAP",
                "killed with signal 9 | SIGKILL",
                "code=dumped, status=6/ABRT | SIGABRT",
                "wait status 139 | SIGSEGV",
                "wait status 36608 | SIGTERM",
                "exited with code 3221225477 | SIGSEGV",
                "exited with code -1073741819 | SIGSEGV",
                "Exception code: 0xc0000374 | SIGSEGV",
                "0xC0000409 | SIGSEGV",
                "exited with code 0xC000013A | SIGINT",
                "exited with code 3221225786 | SIGINT",
                "exit code -1073741795 | SIGILL",
                "Command failed with exit code -9 | SIGKILL",
                "exit code: -15 | SIGTERM",
                "exit code 0x80000003 | SIGTRAP"
            })
    void knowsTheSignalInEachForm(String text, String signal) {
        assertEquals(List.of(signal), signals(text), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exited with code 1",
                "exit code 0",
                "status 200",
                "exit code 255",
                "error code: 529",
                "0xdeadbeef",
                "code 32212254770000"
            })
    void takesNoOtherNumberForOne(String text) {
        assertEquals(List.of(), signals(text), text);
    }
}
