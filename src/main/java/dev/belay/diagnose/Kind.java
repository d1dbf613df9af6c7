package dev.belay.diagnose;

import dev.belay.evidence.ExitStatus;
import java.util.Optional;

/**
 * What sort of failure a class is: all that is decided about a class beyond its ladder hangs on this, never on its name.
 * It says who settles what the ladder did not, and with it how an unattended run ends that gives up.
 */
public enum Kind {
    /** Nothing is wrong: the session ended as it should. */
    CLEAN("clean", ExitStatus.TRY_LATER),
    /** Passes by itself, or does not come back in the same place: worth starting again later. */
    LATER("later", ExitStatus.TRY_LATER),
    /** A limit that resets at a known time. Waiting for it is no failed recovery, as long as the reset moves on. */
    LIMIT("limit", ExitStatus.TRY_LATER),
    /** The API cannot be reached: nothing is started again before its host answers. */
    NETWORK("network", ExitStatus.TRY_LATER),
    /** Memory is running low while claude is well: it is restarted between two turns, once, and told nothing. */
    MEMORY("memory", ExitStatus.TRY_LATER),
    /** Memory ran out: nothing is started again before there is enough, for it would end the same way. */
    SHORTAGE("shortage", ExitStatus.TRY_LATER),
    /** A process that is alive and gets nowhere: it has to be ended before its session can be resumed. */
    STALL("stall", ExitStatus.TRY_LATER),
    /** The API refuses the conversation itself, so that every further request gets the same answer. */
    POISON("poison", ExitStatus.PERSON_NEEDED),
    /** The transcript is damaged. */
    DAMAGE("damage", ExitStatus.PERSON_NEEDED),
    /** What the user lets a run spend is spent, or nearly: it ends at the end of the turn, whoever is there. */
    BUDGET("budget", ExitStatus.PERSON_NEEDED),
    /** The sign-in or the cloud credentials are no longer valid; a person can renew them while the run waits. */
    CREDENTIALS("credentials", ExitStatus.PERSON_NEEDED),
    /** Only a person can settle it: pay, be given access, say something else. */
    PERSON("person", ExitStatus.PERSON_NEEDED),
    /** The machine, claude or its settings have to be changed first. */
    CONFIGURATION("configuration", ExitStatus.SETTINGS);

    private final String id;
    private final int status;

    Kind(String id, int status) {
        this.id = id;
        this.status = status;
    }

    /** The word as it stands in a rule file. */
    public String id() {
        return id;
    }

    /** The exit status of an unattended run that gives up on such a failure. */
    public int status() {
        return status;
    }

    public static Optional<Kind> named(String id) {
        for (Kind kind : values()) {
            if (kind.id.equals(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The kind of a class whose file does not say it, as its ladder begins. */
    public static Kind of(Recovery first) {
        return first == Recovery.ASK ? PERSON : LATER;
    }
}
