package dev.belay.batch.step;

import dev.belay.batch.folder.Attempt;
import dev.belay.batch.folder.Lease;
import dev.belay.notify.channel.LinuxDetachment;
import dev.belay.notify.channel.Programs;
import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The process of one step: a shell that outlives the batch. It runs the program, writes down how that ended, keeps the lease of
 * the task alive as long as the program runs, and ends the program where the lease is lost. Ctrl-C at the batch's terminal does
 * not reach it.
 */
final class StepProcess {
    private static final Duration LOOK = Duration.ofMillis(200);
    /** Belay gives claude eight seconds, and ends what is left over after it. */
    private static final Duration GOODBYE = Duration.ofSeconds(60);

    static final String SCRIPT = """
            folder=$1 lease=$2 token=$3 batch=$4
            shift 4
            child=
            trap ': >"$folder/asked"; [ -z "$child" ] || kill -TERM "$child" 2>/dev/null' TERM HUP INT
            echo $$ >"$folder/pid" || exit 74
            kill -0 "$batch" 2>/dev/null || exit 74
            # As long as it has the traps of this shell, it does not hear that it is asked to end.
            ([ ! -e "$folder/asked" ] || exit 143; exec "$@") <"$folder/input" >"$folder/output" 2>"$folder/errors" &
            child=$!
            # Asked before its number was known, it may have looked too early.
            [ ! -e "$folder/asked" ] || kill -TERM "$child" 2>/dev/null
            (
                trap 'kill "$nap" 2>/dev/null; exit' TERM
                lost=0
                while kill -0 "$child" 2>/dev/null; do
                    sleep 10 &
                    nap=$!
                    wait "$nap"
                    name= held=
                    read -r name held <"$lease"
                    if [ "$held" = "$token" ] && touch "$lease"; then
                        lost=0
                    elif [ -n "$held" ] && [ "$held" != "$token" ] || [ "$((lost += 1))" -ge 6 ]; then
                        kill -TERM "$child"
                        sleep 15
                        kill -KILL "$child"
                    fi
                done
            ) >/dev/null 2>&1 &
            beat=$!
            while :; do
                wait "$child"
                status=$?
                kill -0 "$child" 2>/dev/null || break
            done
            kill "$beat" 2>/dev/null
            echo "$status" >"$folder/status.new" && mv -f "$folder/status.new" "$folder/status"
            exit "$status"
            """;

    private final Attempt attempt;
    private final Lease lease;
    private final String token;
    private Process ours;

    StepProcess(Attempt attempt, Lease lease, String token) {
        this.attempt = attempt;
        this.lease = lease;
        this.token = token;
    }

    /** Starts it. */
    void start(List<String> program, Map<String, String> environment, Path directory) throws IOException {
        List<String> words = new ArrayList<>(LinuxDetachment.prefix(new Programs(environment)));
        words.addAll(
                List.of("/bin/sh", "-c", SCRIPT, "belay-batch", attempt.path().toString()));
        words.addAll(List.of(lease.file().toString(), token));
        words.add(Long.toString(ProcessHandle.current().pid()));
        words.addAll(program);
        ours = new Subprocess(words)
                .environment(environment)
                .in(directory)
                .withoutOutput()
                .withoutErrors()
                .start();
    }

    /**
     * Waits for its end, whoever has started it, and asks for that where somebody wants the batch to end.
     *
     * @return its exit status; nothing where nobody has seen it
     */
    OptionalInt await(Stop stop) throws InterruptedException {
        Instant asked = null;
        Optional<ProcessHandle> process = process();
        while (process.isPresent() && process.get().isAlive()) {
            if (stop.isAsked() && asked == null) {
                asked = Instant.now();
                process.get().destroy();
            }
            if (asked != null && asked.plus(GOODBYE).isBefore(Instant.now())) {
                return OptionalInt.empty();
            }
            if (asked == null) {
                stop.await(LOOK);
            } else {
                Thread.sleep(LOOK.toMillis());
            }
        }
        OptionalInt written = attempt.status();
        return written.isEmpty() && ours != null ? OptionalInt.of(ours.waitFor()) : written;
    }

    private Optional<ProcessHandle> process() {
        return ours != null ? Optional.of(ours.toHandle()) : attempt.process();
    }
}
