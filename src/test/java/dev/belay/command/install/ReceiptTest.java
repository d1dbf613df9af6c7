package dev.belay.command.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptTest {
    @TempDir
    Path home;

    @Test
    void remembersWhatWasPutThereAndTheFoldersAroundIt() throws IOException {
        Path data = home.resolve("share/belay");
        Path page = home.resolve("man/man1/belay.1");
        Receipt.in(data).add(Receipt.Kind.FILE, page);
        Receipt again = Receipt.in(data);
        assertTrue(again.has(page));
        assertTrue(Files.isDirectory(page.getParent()));
        List<Receipt.Entry> order = again.inOrderOfRemoval();
        assertEquals(page, order.get(0).path());
        assertEquals(Receipt.Kind.FOLDER, order.get(order.size() - 1).kind());
        for (Receipt.Entry entry : order) {
            again.remove(entry);
            Files.deleteIfExists(entry.path());
        }
        try (var left = Files.list(home)) {
            assertEquals(0, left.count());
        }
    }
}
