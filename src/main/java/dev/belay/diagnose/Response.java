package dev.belay.diagnose;

import java.util.List;
import java.util.OptionalInt;

/**
 * What is decided about a class of failure.
 *
 * @param kind what sort of failure it is
 * @param ladder what to do, one step after the other each time it comes back; the last for ever after
 * @param status the exit status of an unattended run that this ends; nothing where the kind says it
 * @param silent whether nothing is to be said to a user who is there: claude has said it, or there is nothing to say
 */
public record Response(Kind kind, List<Recovery> ladder, OptionalInt status, boolean silent) {

    public Response {
        ladder = List.copyOf(ladder);
    }

    /** One that is told, and that ends an unattended run as its kind says. */
    public static Response of(Kind kind, Recovery... ladder) {
        return new Response(kind, List.of(ladder), OptionalInt.empty(), false);
    }

    /** The exit status of an unattended run that gives up on it. */
    public int exitStatus() {
        return status.orElse(kind.status());
    }
}
