package dev.belay.operate;

import dev.belay.child.ClientVersion;
import dev.belay.child.CommandLine;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.text.ApiAnswer;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import dev.belay.watch.TranscriptTail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Compacts a session that nobody has open, with the client's own {@code -p --resume ID /compact}, and believes nothing
 * but the {@code compact_boundary} in the transcript.
 */
public final class Compaction {

    /** How it went. */
    public enum Result {
        /** The boundary is there. */
        DONE,
        /** It is not, and the user has been told why. */
        FAILED,
        /** This client can't in print mode (1.0.35, measured): let it begin with {@code /compact} on its screen. */
        BY_THE_CLIENT
    }

    private static final ClientVersion COMPACTS_IN_PRINT_MODE = new ClientVersion(1, 0, 128);
    private static final long TICK = 500;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);
    private static final int WORDS = 64 * 1024;
    private final SessionStarter starter;
    private final Conversation conversation;

    public Compaction(SessionStarter starter, Conversation conversation) {
        this.starter = starter;
        this.conversation = conversation;
    }

    /** Compacts it; takes as long as the API does, at most ten minutes. */
    public Result run(SessionId session) {
        Optional<String> executable = starter.executable();
        Optional<Path> transcript = starter.live().transcript();
        if (executable.isEmpty() || transcript.isEmpty()) {
            return failed("the session's transcript was not found");
        }
        Optional<ClientVersion> version = starter.version(executable.get());
        if (version.isEmpty() || !version.get().atLeast(COMPACTS_IN_PRINT_MODE)) {
            return Result.BY_THE_CLIENT;
        }
        try {
            int before = read(transcript.get()).compactions();
            String words = compact(executable.get(), starter.original().compacting(session));
            Transcript after = read(transcript.get());
            if (after.compactions() > before) {
                conversation.note("compacted");
                return Result.DONE;
            }
            // In print mode 2.1.116 says it in the transcript alone.
            return failed(after.compactionError().orElse(words.isEmpty() ? "it wrote no compact boundary" : words));
        } catch (IOException failure) {
            return failed(failure.getMessage());
        }
    }

    private Result failed(String reason) {
        String shown = Untrusted.line(Redaction.redact(ApiAnswer.sentence(reason)), 200);
        conversation.note("compacting failed: " + shown + ". Resuming without it.");
        return Result.FAILED;
    }

    private static Transcript read(Path transcript) throws IOException {
        return TranscriptTail.read(transcript, bytes -> {});
    }

    private String compact(String executable, CommandLine words) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(words.words());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(starter.environment());
        Process process = builder.start();
        StringBuilder said = new StringBuilder();
        Thread reader = new Thread(null, () -> read(process.getInputStream(), said), "compact", 256 * 1024);
        reader.setDaemon(true);
        reader.start();
        await(process);
        try {
            reader.join(TICK);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        synchronized (said) {
            return said.toString().strip();
        }
    }

    private void await(Process process) {
        long start = System.nanoTime();
        try {
            while (!process.waitFor(TICK, TimeUnit.MILLISECONDS)) {
                long seconds = (System.nanoTime() - start) / 1_000_000_000;
                conversation.progress("compacting ... " + seconds + " s (Ctrl-C resumes without it)");
                if (System.nanoTime() - start > PATIENCE) {
                    process.destroy();
                }
            }
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
        conversation.progress("");
    }

    private static void read(InputStream stream, StringBuilder said) {
        byte[] buffer = new byte[4096];
        try (stream) {
            int count;
            while ((count = stream.read(buffer)) >= 0) {
                synchronized (said) {
                    if (said.length() < WORDS) {
                        said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                    }
                }
            }
        } catch (IOException closed) {
            // What it said until then is enough.
        }
    }
}
