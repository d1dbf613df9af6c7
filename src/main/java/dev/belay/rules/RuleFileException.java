package dev.belay.rules;

import dev.belay.evidence.ExitStatus;
import dev.belay.settings.UsageException;

/** A rule file that cannot be used. The message is one sentence with the file, the line and what was expected. */
public final class RuleFileException extends UsageException {
    private static final long serialVersionUID = 1;

    RuleFileException(String file, int line, String problem) {
        super(ExitStatus.SETTINGS, line > 0 ? file + ":" + line + ": " + problem : file + ": " + problem);
    }

    /** What commands say that go on without it. */
    public String leftOut() {
        return "warning: " + getMessage() + " (this rule is left out)";
    }
}
