package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescendantsFileTest {
    @TempDir
    Path folder;

    private final Table table = new Table();

    /** A process table, the root first. */
    private static final class Table implements Processes {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public List<Entry> of(long root) {
            return entries;
        }

        @Override
        public Optional<Entry> find(long pid) {
            return entries.stream().filter(entry -> entry.pid() == pid).findFirst();
        }

        @Override
        public Optional<String> startAsNoted(long pid) {
            return find(pid).map(entry -> "Sat Nov  7 08:05:0" + entry.started() + " 2026");
        }

        @Override
        public Optional<Long> opener(Path file) {
            return Optional.empty();
        }

        @Override
        public boolean hasVariable(long pid, String name) {
            return false;
        }
    }

    @Test
    void listsWhatIsBelowTheSupervisorByIdAndStart() throws Exception {
        table.entries.add(new Processes.Entry(10, 1, 10, 1, 500, "java"));
        table.entries.add(new Processes.Entry(11, 10, 11, 2, 600, "claude"));
        table.entries.add(new Processes.Entry(12, 11, 12, 3, 700, "zsh"));
        DescendantsFile file = new DescendantsFile(folder, table, 10);
        file.refresh();
        Path path = folder.resolve("descendants");
        assertEquals("11 Sat Nov  7 08:05:02 2026\n12 Sat Nov  7 08:05:03 2026\n", Files.readString(path));
        table.entries.remove(2);
        file.refresh();
        assertEquals("11 Sat Nov  7 08:05:02 2026\n", Files.readString(path));
    }

    @Test
    void writesNothingWhileOnlySizesChange() throws Exception {
        table.entries.add(new Processes.Entry(11, 10, 11, 2, 600, "claude"));
        DescendantsFile file = new DescendantsFile(folder, table, 10);
        file.refresh();
        Path path = folder.resolve("descendants");
        Files.writeString(path, "mine");
        table.entries.set(0, new Processes.Entry(11, 10, 11, 2, 900, "claude"));
        file.refresh();
        assertEquals("mine", Files.readString(path));
        Files.delete(path);
        file.refresh();
        assertTrue(Files.readString(path).startsWith("11 "), "it is made again");
    }

    @Test
    void goesOnWithoutAFolder() {
        new DescendantsFile(folder.resolve("gone"), table, 10).refresh();
    }
}
