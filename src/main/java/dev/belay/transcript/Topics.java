package dev.belay.transcript;

import dev.belay.decide.ResumePrompt;
import dev.belay.evidence.Transcript;
import java.util.Optional;

/** What a conversation is about: its titles, and what the user has asked for. */
final class Topics {
    private static final int LONGEST = 2000;

    private final Titles titles = new Titles();
    private String lastPrompt;
    private String task;
    private String earlierTask;

    /** Takes the title from a record that has one. */
    void title(TranscriptRecord record) {
        titles.add(record);
    }

    /** Something was asked for; what Belay has said to go on is no task. */
    void prompt(String said) {
        lastPrompt = ClientText.cut(said.strip(), LONGEST);
        if (!ResumePrompt.isOne(lastPrompt) && !lastPrompt.equals(task)) {
            earlierTask = task;
            task = lastPrompt;
        }
    }

    Transcript.Subject subject() {
        return new Transcript.Subject(
                titles.best(),
                Optional.ofNullable(lastPrompt),
                Optional.ofNullable(task == null ? lastPrompt : task),
                Optional.ofNullable(earlierTask));
    }
}
