package dev.belay.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The samples that hostile input is made of, in files, so that they take no room from what reads it. */
final class Corpus {
    private final Path folder;
    private final int size;

    private Corpus(Path folder, int size) {
        this.folder = folder;
        this.size = size;
    }

    static Corpus in(Path folder, List<byte[]> samples) throws IOException {
        for (int number = 0; number < samples.size(); number++) {
            Files.write(folder.resolve(Integer.toString(number)), samples.get(number));
        }
        return new Corpus(folder, samples.size());
    }

    int size() {
        return size;
    }

    byte[] get(int number) {
        try {
            return Files.readAllBytes(folder.resolve(Integer.toString(number)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
