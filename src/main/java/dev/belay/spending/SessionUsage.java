package dev.belay.spending;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a session has spent: its transcript and those of its sub-agents. Newer clients keep these in the session's own
 * folder, older ones beside the transcript, and the oldest in it.
 */
final class SessionUsage {
    private static final String TRANSCRIPT = ".jsonl";
    private static final int DEEPEST = 4;
    /** Where the client's last sum stands: at the end of what was there before. */
    private static final int END = 128 * 1024;

    private static final String TOTAL = "\"totalCostUSD\":";

    private final Path transcript;
    private final String session;
    private final UsageTail own;
    private final Map<Path, UsageTail> others = new LinkedHashMap<>();
    private long listedAt = Long.MIN_VALUE;
    /** What the client had reckoned when it was last heard; nothing where that is not known. */
    private OptionalLong total;
    /** What is known to have been spent since. */
    private long known;

    /** @param start how much of the transcript was there before the run */
    SessionUsage(Path transcript, long start) {
        this.transcript = transcript;
        String name = String.valueOf(transcript.getFileName());
        this.session = name.endsWith(TRANSCRIPT) ? name.substring(0, name.length() - TRANSCRIPT.length()) : name;
        this.own = new UsageTail(transcript, start);
        this.total = start == 0 ? OptionalLong.of(0) : totalBefore(start);
    }

    /** Reads what is new; those of the sub-agents first, so that they are known when the client sums up. */
    void read(Consumer<Usage> usages) throws IOException {
        for (UsageTail tail : subagents()) {
            tail.read(usages);
        }
        own.read(usages);
    }

    /** Another client begins: it may have forgotten what one has spent that was killed. */
    void clientStarted() {
        known = 0;
    }

    /** That was spent. */
    void spent(long cost) {
        known += cost;
    }

    /** The client has summed up; what that is more than its answers add up to. */
    long unknown(long clientsTotal) {
        long more = total.isPresent() ? Math.max(0, clientsTotal - total.getAsLong() - known) : 0;
        total = OptionalLong.of(clientsTotal);
        known = 0;
        return more;
    }

    /** Whether a line belongs to this session. */
    boolean owns(Usage usage) {
        return usage.origin().session().isEmpty() || usage.origin().session().equals(session);
    }

    private List<UsageTail> subagents() throws IOException {
        Path folder = transcript.resolveSibling(session).resolve("subagents");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
                files.filter(file -> file.toString().endsWith(TRANSCRIPT)).forEach(this::follow);
            }
        }
        Path directory = transcript.getParent();
        long changed = directory == null ? 0 : directory.toFile().lastModified();
        if (directory != null && changed != listedAt) {
            listedAt = changed;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "agent-*" + TRANSCRIPT)) {
                files.forEach(this::follow);
            } catch (NoSuchFileException none) {
                // Nothing has been written yet.
            }
        }
        return List.copyOf(others.values());
    }

    private void follow(Path file) {
        others.computeIfAbsent(file, path -> new UsageTail(path, 0));
    }

    private OptionalLong totalBefore(long start) {
        try (var channel = Files.newByteChannel(transcript)) {
            long from = Math.max(0, start - END);
            channel.position(from);
            var bytes = java.nio.ByteBuffer.allocate((int) (start - from));
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {
                // Until it is full.
            }
            String end = new String(bytes.array(), StandardCharsets.ISO_8859_1);
            int line = end.lastIndexOf("{\"type\":\"cost-state\"");
            int at = line < 0 ? -1 : end.indexOf(TOTAL, line);
            int stop = at < 0 ? -1 : end.indexOf(',', at);
            return stop < 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(Math.round(Double.parseDouble(end.substring(at + TOTAL.length(), stop)) * 1e9));
        } catch (IOException | NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }
}
