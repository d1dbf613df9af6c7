package dev.belay.batch.run;

import java.time.Duration;

/**
 * How a batch is worked on.
 *
 * @param jobs so many tasks at a time
 * @param tries how often a task is tried that gave up for now
 * @param retryAfter the first wait before that
 * @param feedbacks how often claude is told that its work is not done yet
 * @param worktree whether each task has a git worktree of its own
 * @param again whether those are taken up, too, that failed, need a person or are unverified
 */
public record BatchOptions(int jobs, int tries, Duration retryAfter, int feedbacks, boolean worktree, boolean again) {

    Backoff backoff() {
        return new Backoff(tries, retryAfter);
    }
}
