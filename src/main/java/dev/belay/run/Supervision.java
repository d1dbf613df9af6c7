package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.Evidence;
import dev.belay.operate.client.CurrentClient;
import dev.belay.posix.Libc;
import dev.belay.run.reminder.NextStart;
import dev.belay.run.reminder.SessionStory;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Supervisor;

/** The supervision of one session, and its story at the end. */
final class Supervision {
    private final CurrentClient client;
    private final ResumePrompt prompt;
    private final Supervisor supervisor;
    private final NextStart nextStart;
    private final SessionStory story;
    private final boolean interactive;

    Supervision(
            CurrentClient client,
            ResumePrompt prompt,
            Supervisor supervisor,
            NextStart nextStart,
            SessionStory story,
            boolean interactive) {
        this.client = client;
        this.prompt = prompt;
        this.supervisor = supervisor;
        this.nextStart = nextStart;
        this.story = story;
        this.interactive = interactive;
    }

    /** Supervises it until its end. */
    Ending supervise() {
        client.watchedBy(seen -> {
            Evidence now = prompt.apart(seen);
            supervisor.seen(now);
            nextStart.seen(now);
        });
        Ending ending = supervisor.supervise();
        if (interactive && Libc.isatty(2) == 1) {
            story.line().ifPresent(StandardError::complain);
        }
        return ending;
    }
}
