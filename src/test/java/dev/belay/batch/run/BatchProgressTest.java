package dev.belay.batch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.step.Stop;
import dev.belay.batch.task.TaskEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchProgressTest {
    private final List<String> heard = new ArrayList<>();
    private final BatchProgress progress = new BatchProgress(
            new BatchProgress.Listener() {
                @Override
                public void ended(String id, TaskRecord record, Duration took) {
                    heard.add(id + " " + record.state().id());
                }

                @Override
                public void limited(Instant until) {
                    heard.add("limited");
                }
            },
            2);

    private static TaskRecord in(TaskState state) {
        return TaskRecord.fresh().in(state, End.NONE);
    }

    @Test
    void countsEachTaskOnce() {
        TaskRecord fresh = TaskRecord.fresh();
        for (String id : List.of("a", "b", "c", "d")) {
            progress.add(id, fresh);
        }
        progress.begun("a");
        assertEquals(
                Map.of(TaskState.WAITING, 3, TaskState.RUNNING, 1),
                progress.now().counts());
        assertTrue(progress.now().left().isEmpty());
        TaskRecord done = in(TaskState.DONE).with(fresh.tally().worked(Duration.ZERO, 1_500_000_000));
        progress.ended("a", done);
        assertEquals("1 of 4 done, 3 waiting, 1.50 USD", progress.now().summary());
        assertTrue(progress.now().left().isPresent());
        assertEquals(4, progress.now().total());
        assertEquals(List.of("a done"), heard);
    }

    /** A second process does one of them meanwhile, which this one finds held and later done. */
    @Test
    void oneThatAnotherHasDoneCountsAsItStands() {
        TaskRecord fresh = TaskRecord.fresh();
        progress.add("a", fresh);
        progress.begun("a");
        progress.ended("a", fresh.in(TaskState.LATER, End.later("it is being worked on")));
        assertEquals("0 of 1 done, 1 later, 0.00 USD", progress.now().summary());
        progress.begun("a");
        progress.ended("a", in(TaskState.DONE).with(fresh.tally().worked(Duration.ZERO, 1_500_000_000)));
        assertEquals("1 of 1 done, 1.50 USD", progress.now().summary());
        assertEquals(0, progress.now().status());
    }

    @Test
    void theStatusIsThatOfWhatMayStillGoOnThenOfWhatNeedsAPerson() {
        assertEquals(0, progress.now().status());
        progress.add("a", in(TaskState.DONE));
        assertEquals(0, progress.now().status());
        assertFalse(progress.now().needsWord());
        progress.add("b", in(TaskState.UNVERIFIED));
        assertEquals(1, progress.now().status());
        progress.add("c", in(TaskState.NEEDS_PERSON));
        assertEquals(77, progress.now().status());
        progress.add("d", in(TaskState.INTERRUPTED));
        assertEquals(75, progress.now().status());
    }

    @Test
    void aLimitIsToldOnce() {
        Instant until = Instant.now().plusSeconds(60);
        progress.limited(until);
        progress.limited(until);
        assertEquals(List.of("limited"), heard);
        assertEquals(Optional.of(until), progress.now().limit());
    }

    @Test
    void whatGaveUpForNowIsTriedAgainLaterAndLater() {
        Backoff backoff = new Backoff(3, Duration.ofMinutes(1));
        Instant now = Instant.now();
        TaskRecord later = in(TaskState.LATER);
        assertEquals(Optional.of(now.plusSeconds(60)), backoff.again("a", later, now));
        assertEquals(Optional.of(now.plusSeconds(120)), backoff.again("a", later, now));
        assertEquals(Optional.empty(), backoff.again("a", later, now));
        assertEquals(Optional.empty(), backoff.again("b", in(TaskState.NEEDS_PERSON), now));
        assertEquals(
                Optional.empty(), backoff.again("b", later.in(TaskState.LATER, new End(69, "", "no claude")), now));
    }

    @Test
    void theQueueIsInTheOrderOfTheListAfterWhatMayStillRun() throws Exception {
        TaskQueue queue = new TaskQueue(LimitClock.of(Map.of(), Path.of("batch"), 2), progress);
        queue.add(entry("a"), Instant.EPOCH);
        queue.add(entry("b"), Instant.now().plusSeconds(3600));
        queue.addRunning(entry("c"));
        queue.add(entry("d"), Instant.EPOCH);
        Stop stop = new Stop();
        List<String> taken = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            taken.add(queue.take(stop).orElseThrow().id());
        }
        assertEquals(List.of("c", "a", "d"), taken);
        stop.ask(15);
        assertEquals(Optional.empty(), queue.take(stop));
    }

    private static TaskEntry entry(String id) {
        return new TaskEntry(id, "", 1, 0, 0);
    }
}
