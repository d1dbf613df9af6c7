package dev.belay.batch.slurm;

import dev.belay.text.ShellWord;
import java.util.ArrayList;
import java.util.List;

/** What sbatch is given: a job of the array brings one task to its end, or as far as its time lasts. */
public final class JobScript {
    /** Longer than Belay takes to end claude and its tools politely, and to write down how to go on. */
    private static final int STOP_SECONDS = 120;

    /**
     * A task has settings and state of its own: hundreds of clients that write one file would lose lines, and a process of
     * another node says nothing here. A job that has run before was requeued, by Slurm or by a person who has settled what
     * held it: then what has failed is tried again, too.
     */
    private static final String SETTING = """
            task=$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" "$submission/ids")
            : "${task:?is not in $submission/ids}"
            if [ "${SLURM_RESTART_COUNT:-0}" -ge "$jobs" ]; then
                echo "belay: $task has had $jobs jobs; submit it again to go on"
                exit 1
            fi
            home=$batch/homes/$task
            mkdir -p "$home" || exit 75
            export CLAUDE_CONFIG_DIR="${CLAUDE_CONFIG_DIR:-$home/claude}" XDG_STATE_HOME="$home/state"
            export BELAY_CREDENTIALS_WAIT=0 DISABLE_AUTOUPDATER=1
            [ "${SLURM_RESTART_COUNT:-0}" -eq 0 ] || again=--again
            """;

    /**
     * Slurm tells this shell that the job has to end, and the shell tells Belay. A Java that starts dies of that before it can
     * hear it, with 143 and before it has begun anything: that is worth another job, as 75 is. What has just been forked may not
     * hear it at all, as it still has the traps of this shell; so it is told twice.
     */
    private static final String WAIT = """
            belay=$!
            [ -z "$asked" ] || ask
            while :; do
                wait "$belay"
                status=$?
                kill -0 "$belay" 2>/dev/null || break
            done
            # A signal had ended the waiting, and it the job meanwhile: its own status is still to be had.
            wait "$belay" 2>/dev/null
            late=$?
            [ "$late" -eq 127 ] || status=$late
            [ -z "$asked" ] || [ "$status" -ne 143 ] || status=75
            exit "$status"
            """;

    private JobScript() {}

    /** As text. */
    public static String of(ArrayJob job) {
        List<String> lines = new ArrayList<>(List.of(
                "#!/bin/sh",
                "# Written by Belay for sbatch: each job of this array brings one task to its end.",
                "#SBATCH --job-name=" + job.name(),
                "#SBATCH --array=" + job.array(),
                "#SBATCH --nodes=1",
                "#SBATCH --ntasks=1",
                "#SBATCH --output=%a.log",
                "#SBATCH --open-mode=append",
                "#SBATCH --requeue",
                "#SBATCH --signal=B:TERM@" + STOP_SECONDS,
                "batch=" + ShellWord.quote(job.places().batch().toString()),
                "submission="
                        + ShellWord.quote(job.places().submission().folder().toString()),
                "jobs=" + job.retries().jobs(),
                "again= asked= belay=",
                "ask() { kill -TERM \"$belay\" && sleep 1 && kill -TERM \"$belay\"; } 2>/dev/null",
                "trap 'asked=1; [ -z \"$belay\" ] || ask' TERM"));
        job.deadline().ifPresent(time -> lines.add("export BELAY_DEADLINE=" + time.toSeconds() + "s"));
        return String.join("\n", lines) + "\n" + SETTING + command(job) + "\n" + WAIT;
    }

    /** Where Slurm does not requeue, what is tried again here costs no job; the lease of a node that has gone lasts two minutes. */
    private static String command(ArrayJob job) {
        return ShellWord.quote(job.places().launcher().toString())
                + " batch run \"$submission/tasks.jsonl\" --out \"$batch\" --only \"$task\" "
                + (job.retries().requeued() ? "--tries 1" : "--tries 3 --retry-after 2m") + " $again &";
    }
}
