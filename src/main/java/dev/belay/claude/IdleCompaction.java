package dev.belay.claude;

import dev.belay.evidence.dialog.ColdResume;
import java.util.Optional;

/**
 * The client's setting {@code idleCompaction}. Where it is on, as it is unless somebody has switched it off, a client that
 * resumes a session without a prompt may replace the conversation by its summary, without asking: when the context is no
 * longer cached, and when its server wants it so ("Resuming from a summary to save usage."; read in 2.1.332 and
 * measured). Where it is off, such a client asks. The same setting also rules the compaction of a session at rest.
 */
public final class IdleCompaction {
    /** The setting as it stands in a settings file. */
    public static final String OFF = "\"idleCompaction\":false";

    /** The name of the setting. */
    public static final String NAME = "idleCompaction";

    private static final ClientVersion FIRST = new ClientVersion(2, 1, 331);

    private IdleCompaction() {}

    /** Whether it has to be off for this start, so that nothing of the conversation is lost. */
    public static boolean isUnwanted(ColdResume policy, CommandLine line, Optional<ClientVersion> version) {
        return policy != ColdResume.SUMMARY
                && line.resumesWithoutPrompt()
                && version.isPresent()
                && version.get().atLeast(FIRST);
    }
}
