package dev.belay.doctor;

import java.util.Optional;

/**
 * What a check found.
 *
 * @param say one sentence; may hold foreign text, so it is untrusted
 * @param fix what to do; empty when there is nothing to do
 * @param automaticFix what {@code --fix} offers to do
 */
public record Finding(Status status, String say, String fix, Optional<Fix> automaticFix) {

    public static Finding ok(String say) {
        return new Finding(Status.OK, say, "", Optional.empty());
    }

    public static Finding skip(String why) {
        return new Finding(Status.SKIP, why, "", Optional.empty());
    }

    public static Finding warn(String say, String fix) {
        return new Finding(Status.WARN, say, fix, Optional.empty());
    }

    public static Finding fail(String say, String fix) {
        return new Finding(Status.FAIL, say, fix, Optional.empty());
    }

    /** The same with an offer. */
    public Finding offering(Fix offer) {
        return new Finding(status, say, fix, Optional.of(offer));
    }
}
