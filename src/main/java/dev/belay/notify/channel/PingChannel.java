package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * A dead man's switch, as healthchecks.io and others run it: the address is asked for as long as all is well, {@code /start} when
 * it begins, {@code /fail} when it does not go on. Whoever hears nothing for a while raises the alarm.
 */
public final class PingChannel implements Channel {
    private final String url;
    private final HttpPost post;

    public PingChannel(String url) {
        this(url, new HttpPost());
    }

    PingChannel(String url, HttpPost post) {
        this.url = url;
        this.post = post;
    }

    @Override
    public String name() {
        return "ping " + Harmless.address(url);
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        Notification notification = request.notification();
        switch (notification.eventType()) {
            case STARTED -> post.get(with("/start"));
            case GIVEN_UP, PERSON_NEEDED ->
                post.text(with("/fail"), notification.title() + "\n" + String.join("\n", notification.lines()));
            default -> post.get(url);
        }
    }

    /** What stands behind a question mark stays at the end. */
    private String with(String ending) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return plain + ending + (query < 0 ? "" : url.substring(query));
    }
}
