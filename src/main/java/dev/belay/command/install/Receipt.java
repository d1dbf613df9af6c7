package dev.belay.command.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was put where, so that all of it can be taken away: one line each, written before the thing itself is. */
final class Receipt {
    /** What a thing is. */
    enum Kind {
        /** A folder that was not there before. */
        FOLDER,
        /** A file or link that is ours alone. */
        FILE,
        /** A file of the user's with lines of ours between the markers. */
        LINES,
        /** The same, and it was not there before. */
        NEW_LINES
    }

    /** One thing. */
    record Entry(Kind kind, Path path) {}

    private final Path file;
    private final Set<Entry> entries = new LinkedHashSet<>();

    private Receipt(Path file) {
        this.file = file;
    }

    /** The one that is kept in this folder; empty where there is none yet. */
    static Receipt in(Path folder) throws IOException {
        Receipt receipt = new Receipt(folder.resolve("installed"));
        if (Files.exists(receipt.file)) {
            for (String line : Files.readAllLines(receipt.file, StandardCharsets.UTF_8)) {
                String[] words = line.split("\t", 2);
                if (words.length == 2) {
                    receipt.entries.add(new Entry(Kind.valueOf(words[0]), Path.of(words[1])));
                }
            }
        }
        return receipt;
    }

    /** Whether this file is one that was put there. */
    boolean has(Path path) {
        return entries.stream().anyMatch(entry -> entry.path().equals(path));
    }

    /** Makes the folders around it that are missing, and writes down both. */
    void add(Kind kind, Path path) throws IOException {
        folders(path.getParent());
        enter(new Entry(kind, path));
    }

    /** As they can be taken away: what stands in the folders, and then these, the innermost first. */
    List<Entry> inOrderOfRemoval() {
        List<Entry> all = new ArrayList<>(entries);
        Collections.reverse(all);
        all.sort(Comparator.comparingInt(
                entry -> entry.kind() == Kind.FOLDER ? -entry.path().getNameCount() : Integer.MIN_VALUE));
        return all;
    }

    /** Takes one out that is gone; the last takes the receipt with it. */
    void remove(Entry gone) throws IOException {
        entries.remove(gone);
        if (entries.stream().allMatch(entry -> entry.kind() == Kind.FOLDER)) {
            Files.deleteIfExists(file);
        } else {
            save();
        }
    }

    private void enter(Entry entry) throws IOException {
        if (entries.add(entry)) {
            folders(file.getParent());
            save();
        }
    }

    private void folders(Path folder) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        folders(folder.getParent());
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            entries.add(new Entry(Kind.FOLDER, folder));
        }
    }

    private void save() throws IOException {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry ->
                text.append(entry.kind()).append('\t').append(entry.path()).append('\n'));
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
