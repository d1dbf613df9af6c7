package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An incoming webhook that takes {@code {"text": ...}}: Slack, and the many that imitate it. */
public final class SlackChannel implements Channel {
    private final String url;
    private final HttpPost post;

    public SlackChannel(String url) {
        this(url, new HttpPost());
    }

    SlackChannel(String url, HttpPost post) {
        this.url = url;
        this.post = post;
    }

    @Override
    public String name() {
        return "slack " + Harmless.address(url);
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        post.send(url, NotificationJson.text(text(request.notification())), Map::of);
    }

    /** Slack's three special characters; and nobody is called by name, as some imitators would do for an @. */
    static String text(Notification notification) {
        return (notification.title() + "\n" + String.join("\n", notification.lines()))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "＠");
    }
}
