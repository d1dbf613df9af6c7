package dev.belay.decide;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import java.util.List;

/**
 * What an unattended resume says to the model. Up to 2.1.116 the client forgets that a command had been started when it
 * was killed (docs/concepts/client.md, resuming), so that command is named.
 *
 * @param text the first sentence, the user's own where there is one
 */
public record ResumePrompt(String text) {
    public static final String DEFAULT = "The session was interrupted. Continue the task from where it stopped.";

    /** What a transcript keeps of a prompt is longer. */
    private static final int COMPARED = 1000;

    private static final String RUNNING = " When it was interrupted this call was running and its outcome is unknown: ";

    private static final String GONE =
            " When it was interrupted this call had no recorded result, and its process was gone already, so it may have run"
                    + " to its end: ";

    /**
     * Whether this is such a sentence. Of a user's own only what was added to it is known: {@link #apart} knows more.
     */
    public static boolean isOne(String prompt) {
        return prompt.startsWith(DEFAULT) || prompt.contains(RUNNING) || prompt.contains(GONE);
    }

    /** The same evidence, in which this very sentence is not what the user has asked for. */
    public Evidence apart(Evidence evidence) {
        String start = text.strip();
        boolean ours = !start.isEmpty()
                && evidence.transcript()
                        .task()
                        .filter(task -> task.startsWith(start.substring(0, Math.min(start.length(), COMPARED))))
                        .isPresent();
        return ours ? evidence.with(evidence.transcript().withEarlierTask()) : evidence;
    }

    /** The whole of it, for a session that has stopped here. */
    public String after(Transcript transcript) {
        List<ToolCall> open = transcript.openTools();
        if (open.isEmpty()) {
            return text;
        }
        ToolCall last = open.get(open.size() - 1);
        return text + (last.gone() ? GONE : RUNNING) + last.name() + " (" + last.summary()
                + "). Check its effect before you run it again.";
    }
}
