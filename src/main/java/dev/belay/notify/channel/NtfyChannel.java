package dev.belay.notify.channel;

import dev.belay.notify.Harmless;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.answers.PhoneAnswers;
import dev.belay.settings.ChannelSettings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * ntfy: a phone. The URL is the topic's; what is sent is JSON to the server, because headers take no UTF-8. Where its user
 * wants that, a question has buttons, and to tell it takes as long as it stands.
 */
public final class NtfyChannel implements Channel {
    private final String url;
    private final Optional<String> token;
    private final Optional<PhoneAnswers> answers;
    private final HttpPost post;

    /** That of these settings. */
    static NtfyChannel of(ChannelSettings.Target target, Map<String, String> environment) {
        return new NtfyChannel(
                target.url().orElseThrow(),
                target.token(),
                target.answers().flatMap(address -> PhoneAnswers.of(environment, address)),
                new HttpPost());
    }

    NtfyChannel(String url, Optional<String> token, Optional<PhoneAnswers> answers, HttpPost post) {
        this.url = url;
        this.token = token;
        this.answers = answers;
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
        if (request.notification().isSeenTo()) {
            answers.ifPresent(phone -> phone.close(request));
            return;
        }
        Optional<PhoneAnswers.Asked> asked =
                answers.isPresent() ? answers.get().ask(request, this::confirm) : Optional.empty();
        Map<String, String> buttons = new LinkedHashMap<>();
        asked.ifPresent(question -> question.buttons().forEach(button -> buttons.put(button.label(), button.url())));
        try {
            send(NotificationJson.ntfy(topic(), request.notification(), buttons));
        } catch (IOException | RuntimeException unreached) {
            asked.ifPresent(PhoneAnswers.Asked::withdraw);
            throw unreached;
        }
        asked.ifPresent(PhoneAnswers.Asked::await);
    }

    private void send(String body) throws IOException {
        String server = url.substring(0, url.length() - topic().length());
        Map<String, String> headers =
                token.map(value -> Map.of("Authorization", "Bearer " + value)).orElse(Map.of());
        post.send(server, body, () -> headers);
    }

    private void confirm(String text) {
        try {
            send(NotificationJson.ntfy(topic(), text));
        } catch (IOException unreached) {
            // It was done all the same.
        }
    }

    private String topic() {
        int host = url.indexOf("://") + 3;
        int slash = url.lastIndexOf('/');
        return slash < host ? "" : url.substring(slash + 1);
    }
}
