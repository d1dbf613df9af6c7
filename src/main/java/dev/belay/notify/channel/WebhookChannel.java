package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A webhook of the user's own, signed after Standard Webhooks. */
public final class WebhookChannel implements Channel {
    private final String url;
    private final String secret;
    private final HttpPost post;

    public WebhookChannel(String url, String secret) {
        this(url, secret, new HttpPost());
    }

    WebhookChannel(String url, String secret, HttpPost post) {
        this.url = url;
        this.secret = secret;
        this.post = post;
    }

    @Override
    public String name() {
        return "webhook " + Harmless.address(url);
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        String body = NotificationJson.event(request.notification());
        String id = request.notification().id();
        post.send(url, body, () -> StandardWebhook.headers(secret, id, Instant.now(), body));
    }
}
