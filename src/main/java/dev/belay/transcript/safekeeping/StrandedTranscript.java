package dev.belay.transcript.safekeeping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client writes on into when its transcript is deleted under it: a new file of the same name that begins in the middle of
 * the conversation and leads nowhere (measured: 2.1.332). Only for a client that has ended, as one that runs goes on writing.
 */
final class StrandedTranscript {
    /** Its first link to what was before stands in its first lines. */
    private static final int HEAD = 1 << 20;

    /** A client has at most a turn that it has not written yet. */
    private static final int TAIL = 4 << 20;

    private static final Pattern PARENT = Pattern.compile("\"parentUuid\":(?:null|\"([0-9A-Fa-f-]{36})\")");

    private final Path transcript;

    StrandedTranscript(Path transcript) {
        this.transcript = transcript;
    }

    /**
     * Puts what was before it in front of it, where that is this file; it steps aside for both together.
     *
     * @return whether that was done
     * @throws IOException when it cannot be done; all stays as it is then
     */
    boolean joinTo(Path before) throws IOException {
        if (Safekeeping.isSame(before, transcript)
                || new GrowingCopy(transcript, before).relation() != GrowingCopy.Relation.LOST
                || !continues(before)) {
            return false;
        }
        Path fresh = transcript.resolveSibling(".belay-" + UUID.randomUUID() + ".tmp");
        try {
            Files.copy(before, fresh);
            try (OutputStream end = Files.newOutputStream(fresh, StandardOpenOption.APPEND)) {
                if (Files.size(before) > 0 && !tail(before, 1).equals("\n")) {
                    end.write('\n');
                }
                Files.copy(transcript, end);
            }
            Files.createLink(
                    transcript.resolveSibling(transcript.getFileName() + ".stranded-" + UUID.randomUUID()), transcript);
            Files.move(fresh, transcript, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return true;
    }

    /** Whether its first link leads into that file; without any link, whether there is a conversation to lead to. */
    private boolean continues(Path before) throws IOException {
        Optional<Matcher> first = firstLink();
        String last = tail(before, TAIL);
        if (first.isEmpty()) {
            return Files.size(transcript) < HEAD && PARENT.matcher(last).find();
        }
        String parent = first.get().group(1);
        return parent != null && last.contains("\"uuid\":\"" + parent + "\"");
    }

    private Optional<Matcher> firstLink() throws IOException {
        try (FileChannel file = FileChannel.open(transcript, StandardOpenOption.READ)) {
            Matcher link = PARENT.matcher(text(file, 0, (int) Math.min(file.size(), HEAD)));
            return link.find() ? Optional.of(link) : Optional.empty();
        }
    }

    private static String tail(Path path, int bytes) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            int length = (int) Math.min(file.size(), bytes);
            return text(file, file.size() - length, length);
        }
    }

    private static String text(FileChannel file, long position, int length) throws IOException {
        return new String(GrowingCopy.read(file, position, length), StandardCharsets.ISO_8859_1);
    }
}
