package dev.belay.watch.watchdog;

import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.machine.process.Processes;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Where it shows what a live client does: its screen, the keyboard, its connections and its memory. */
final class SignSources {
    private final Supplier<Optional<String>> screen;
    private final Supplier<Liveness.Keyboard> keyboard;
    private final AnswerStream stream;
    private final MemoryGuard guard;

    /** @param pid the client's process, or a wrapper's of it */
    SignSources(
            int pid,
            OptionalLong memoryLimit,
            Supplier<Optional<String>> screen,
            Supplier<Liveness.Keyboard> keyboard) {
        this.stream = new AnswerStream(Processes.here(), pid);
        this.guard = new MemoryGuard(pid, memoryLimit);
        this.screen = screen;
        this.keyboard = keyboard;
    }

    /** Its screen as a person sees it now. */
    Optional<String> screen() {
        return screen.get();
    }

    /** The processes that talk to the API. */
    List<Long> clients() {
        return stream.clients();
    }

    /** Reads the memory of these: the client and all that descends from it. */
    void weigh(List<Processes.Entry> tree) {
        guard.weigh(tree);
    }

    /** As it was when it was read last. */
    Watchdog.MemoryState memory() {
        return guard.state();
    }

    /** That it is at work, with what the user did meanwhile. */
    Liveness busy() {
        return Liveness.of(Activity.BUSY).touched(keyboard.get().lastKey());
    }

    /** What it shows beside this. */
    Glance beside(Snapshot seen) {
        return new Glance(seen);
    }

    /** One look at a client; the screen is rendered only when somebody asks. */
    final class Glance implements Supplier<ClientSigns> {
        private final Snapshot seen;
        private ClientSigns shown;

        private Glance(Snapshot seen) {
            this.seen = seen;
        }

        @Override
        public ClientSigns get() {
            shown = ClientSigns.of(seen.reports(), screen(), stream.read());
            return shown;
        }

        /** The same as evidence, where this is the trouble. */
        Liveness liveness(Watchdog.Assessment found) {
            ClientSigns signs = shown == null ? get() : shown;
            return signs.liveness(
                    keyboard.get(),
                    found.trouble() == Watchdog.Cause.STALL ? found.still() : Duration.ZERO,
                    found.trouble() == Watchdog.Cause.MEMORY
                            ? OptionalLong.of(guard.resident())
                            : OptionalLong.empty());
        }
    }
}
