package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** ntfy: a phone. The URL is the topic's; what is sent is JSON to the server, because headers take no UTF-8. */
public final class NtfyChannel implements Channel {
    private final String url;
    private final Optional<String> token;
    private final HttpPost post;

    public NtfyChannel(String url, Optional<String> token) {
        this(url, token, new HttpPost());
    }

    NtfyChannel(String url, Optional<String> token, HttpPost post) {
        this.url = url;
        this.token = token;
        this.post = post;
    }

    @Override
    public String name() {
        return "ntfy " + Harmless.address(url);
    }

    @Override
    public Optional<String> obstacle() {
        return topic().isEmpty() ? Optional.of("its URL has no topic") : Optional.empty();
    }

    @Override
    public void tell(NotificationRequest request) throws IOException {
        String server = url.substring(0, url.length() - topic().length());
        Map<String, String> headers =
                token.map(value -> Map.of("Authorization", "Bearer " + value)).orElse(Map.of());
        post.send(server, NotificationJson.ntfy(topic(), request.notification()), () -> headers);
    }

    private String topic() {
        int host = url.indexOf("://") + 3;
        int slash = url.lastIndexOf('/');
        return slash < host ? "" : url.substring(slash + 1);
    }
}
