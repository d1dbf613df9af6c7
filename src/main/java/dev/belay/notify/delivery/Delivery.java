package dev.belay.notify.delivery;

import dev.belay.notify.EventType;
import dev.belay.notify.Harmless;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.channel.Channel;
import dev.belay.settings.ChannelSettings;
import dev.belay.settings.NotificationSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells one thing through all channels that want to hear it, each on its own thread, so that one that hangs delays no
 * other; and says what came of it.
 */
public final class Delivery {
    private final NotificationSettings settings;
    private final Function<ChannelSettings, Channel> channels;
    private final SentLog sent;
    private final ZoneId zone;

    public Delivery(
            NotificationSettings settings, Function<ChannelSettings, Channel> channels, SentLog sent, ZoneId zone) {
        this.settings = settings;
        this.channels = channels;
        this.sent = sent;
        this.zone = zone;
    }

    /** What came of a channel: told (with what is not sure of it), left out for a reason, or failed. */
    public record Result(String channel, Outcome outcome, String reason) {
        /** In one word. */
        public enum Outcome {
            TOLD,
            LEFT_OUT,
            FAILED;

            /** As {@code --json} has it. */
            public String id() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        /** Whether it has reached somebody. */
        public boolean told() {
            return outcome == Outcome.TOLD;
        }

        /** Whether it should have reached somebody and did not. */
        public boolean failed() {
            return outcome == Outcome.FAILED;
        }
    }

    /** Tells it and waits for all channels. */
    public List<Result> tell(NotificationRequest request, Instant now) {
        Notification notification = request.notification();
        boolean seenTo = notification.isSeenTo();
        if (!seenTo && !firstOfStorm(notification, now)) {
            return notification.eventType() == EventType.RECOVERED
                    ? tell(request.seenTo(), now)
                    : List.of(new Result("all", Result.Outcome.LEFT_OUT, "another session failed for the same reason"));
        }
        Map<Integer, Result> results = new LinkedHashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < settings.channels().size(); i++) {
            int place = i;
            ChannelSettings one = settings.channels().get(i);
            Thread thread = new Thread(
                    () -> {
                        Result result = tell(one, place, request, now);
                        synchronized (results) {
                            results.put(place, result);
                        }
                    },
                    "channel");
            thread.start();
            threads.add(thread);
        }
        threads.forEach(Delivery::join);
        List<Result> ordered = new ArrayList<>();
        for (int i = 0; i < settings.channels().size(); i++) {
            ordered.add(results.get(i));
        }
        return ordered;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean firstOfStorm(Notification notification, Instant now) {
        boolean failed = !notification.failure().isEmpty();
        return !failed
                || sent.firstOfStorm(cause(notification), notification.session().orElse("none"), now);
    }

    /** The same failure with the same words, whatever the numbers in them. */
    private static String cause(Notification notification) {
        String words =
                String.join(" ", notification.because()).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|req_\\w+|\\d+", "#");
        return notification.eventType().id() + " " + notification.failure() + " " + words;
    }

    private Result tell(ChannelSettings one, int place, NotificationRequest request, Instant now) {
        Channel channel = channels.apply(one);
        try {
            Optional<String> silence = silence(one, request.notification(), now);
            Optional<String> obstacle = silence.or(channel::obstacle);
            if (obstacle.isPresent()) {
                if (silence.isPresent()
                        && (opensPopups(one) || one.target().answers().isPresent())
                        && request.notification().eventType() == EventType.RECOVERED) {
                    channel.tell(request.seenTo());
                }
                return new Result(channel.name(), Result.Outcome.LEFT_OUT, obstacle.get());
            }
            if (!sent.first(request.notification().id(), place + " " + channel.name(), now)) {
                return new Result(channel.name(), Result.Outcome.LEFT_OUT, "already sent");
            }
            channel.tell(fit(one, request));
            return new Result(channel.name(), Result.Outcome.TOLD, channel.reservation());
        } catch (IOException | RuntimeException failure) {
            String words = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            return new Result(channel.name(), Result.Outcome.FAILED, Harmless.text(words, 160));
        }
    }

    /** Why this channel does not want to hear of it now. A popup that is out of date closes at any hour. */
    private Optional<String> silence(ChannelSettings one, Notification notification, Instant now) {
        EventType eventType = notification.eventType();
        boolean ping = one.type() == ChannelSettings.Type.PING;
        if (ping || eventType.isSignOfLife()) {
            // Silence would be an alarm, at any hour.
            return ping && eventType.tellsOfLife()
                    ? Optional.empty()
                    : Optional.of("it does not get \"" + eventType.id() + "\"");
        }
        if (eventType == EventType.SEEN_TO) {
            boolean asks = one.target().answers().isPresent();
            return opensPopups(one) || asks ? Optional.empty() : Optional.of("nothing to close");
        }
        if (eventType == EventType.TEST) {
            return Optional.empty();
        }
        if (!one.events().isEmpty() && !one.events().contains(eventType.id())) {
            return Optional.of("it does not get \"" + eventType.id() + "\"");
        }
        return one.quietHours()
                .or(settings::quietHours)
                .filter(quiet -> quiet.contains(now.atZone(zone).toLocalTime()))
                .map(quiet -> "quiet hours");
    }

    private static boolean opensPopups(ChannelSettings one) {
        return one.type() == ChannelSettings.Type.DESKTOP;
    }

    private static NotificationRequest fit(ChannelSettings one, NotificationRequest request) {
        if (one.details()) {
            return request;
        }
        Notification notification = request.notification();
        Notification told = one.type().isRemote() ? notification.discreet() : notification.withoutPrompt();
        return new NotificationRequest(told, request.resume(), request.compact(), request.answer(), request.choices());
    }
}
