package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.operate.client.CurrentClient;
import dev.belay.posix.Libc;
import dev.belay.run.reminder.NextStart;
import dev.belay.run.reminder.SessionStory;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Supervisor;

/** The supervision of one session, and its story at the end. */
final class Supervision {
    private final CurrentClient client;
    private final Supervisor supervisor;
    private final NextStart nextStart;
    private final SessionStory story;
    private final boolean interactive;

    Supervision(
            CurrentClient client, Supervisor supervisor, NextStart nextStart, SessionStory story, boolean interactive) {
        this.client = client;
        this.supervisor = supervisor;
        this.nextStart = nextStart;
        this.story = story;
        this.interactive = interactive;
    }

    /** Supervises it until its end. */
    Ending supervise() {
        client.watchedBy(now -> {
            supervisor.seen(now);
            nextStart.seen(now);
        });
        Ending ending = supervisor.supervise();
        client.background()
                .ifPresent(job -> StandardError.complain(
                        "the session goes on in the background, without Belay: " + job.wayBack()));
        if (interactive && Libc.isatty(2) == 1) {
            story.line().ifPresent(StandardError::complain);
        }
        return ending;
    }
}
