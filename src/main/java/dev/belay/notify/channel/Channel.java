package dev.belay.notify.channel;

import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.util.Optional;

/** One way to reach somebody. Used in a short-lived process of its own, so it may wait and it may fail. */
public interface Channel {

    /** What it is and where it leads, without anything secret: {@code ntfy https://ntfy.sh/...}. */
    String name();

    /** Why it cannot be used here, in a few words; nothing when it can. */
    Optional<String> obstacle();

    /** What stands in the way of being sure that it was shown, though nothing failed; empty when nothing does. */
    default String reservation() {
        return "";
    }

    /**
     * Tells it.
     *
     * @throws IOException when nobody was reached, with a sentence that may be shown
     */
    void tell(NotificationRequest request) throws IOException;
}
