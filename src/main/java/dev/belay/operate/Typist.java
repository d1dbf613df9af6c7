package dev.belay.operate;

import dev.belay.evidence.Exit;
import dev.belay.operate.dialog.DialogAnswer;
import dev.belay.posix.Descriptor;
import dev.belay.text.Untrusted;
import dev.belay.watch.LiveSession;
import dev.belay.watch.follow.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Types into a client that is alive, in the way that all versions understand (docs/concepts/client.md, typing): the text, a pause, a lone
 * return. It believes nothing but the prompt's record or hook, and it never types while somebody else does or while a question is open.
 */
final class Typist {
    /** A return that comes with the text is taken for part of a paste by some versions. */
    private static final long PAUSE_MILLIS = 500;

    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(12);
    private static final int COMPARED = 40;
    private static final byte[] RETURN = {'\r'};

    private Typist() {}

    /** Submits this as a prompt; false when it can't be proved that it was taken. */
    static boolean submit(LiveSession live, String prompt) throws InterruptedException {
        return submit(live, prompt, TAKEN_WITHIN);
    }

    /** @param within how long the proof is awaited */
    static boolean submit(LiveSession live, String prompt, Duration within) throws InterruptedException {
        Optional<Snapshot> before = live.now();
        if (before.isEmpty() || !(live.child().exit() instanceof Exit.Running) || asks(live)) {
            return false;
        }
        String line = Untrusted.line(prompt);
        Optional<java.time.Instant> lastKey = live.keyboard().lastKey();
        if (!type(live, line)) {
            return false;
        }
        Thread.sleep(PAUSE_MILLIS);
        if (!live.keyboard().lastKey().equals(lastKey) || asks(live)) {
            return false;
        }
        Descriptor.write(live.child().descriptor(), RETURN);
        return taken(live, before.get(), line, within);
    }

    /** A question is open: what is typed would go there, and a return would answer it. */
    private static boolean asks(LiveSession live) {
        return !DialogAnswer.none(live.screen());
    }

    /** Presses these keys. */
    static boolean type(LiveSession live, String keys) {
        return Descriptor.write(live.child().descriptor(), keys.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean taken(LiveSession live, Snapshot before, String line, Duration within)
            throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        String start = line.substring(0, Math.min(COMPARED, line.length()));
        Snapshot known = before;
        while (live.child().exit() instanceof Exit.Running) {
            boolean heard = known.turn().prompts() > before.turn().prompts();
            boolean written = known.transcript().lastPrompt().orElse("").startsWith(start)
                    && !known.transcript().equals(before.transcript());
            if (heard || written) {
                return true;
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            known = live.awaitChange(known, Duration.ofNanos(left));
        }
        return false;
    }
}
