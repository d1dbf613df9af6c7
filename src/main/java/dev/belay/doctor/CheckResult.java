package dev.belay.doctor;

/** A check by its name, and what it found. */
public record CheckResult(String check, Finding finding) {

    /** Whether it breaks sessions. */
    public boolean failed() {
        return finding.status() == Status.FAIL;
    }

    /** Whether there is something to mend. */
    public boolean isFault() {
        return finding.status().isFault();
    }

    /** Whether Belay offers to mend it. */
    public boolean isFixable() {
        return finding.automaticFix().isPresent();
    }
}
