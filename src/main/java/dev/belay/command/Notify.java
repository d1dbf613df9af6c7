package dev.belay.command;

import dev.belay.console.Console;
import dev.belay.console.JsonOutput;
import dev.belay.evidence.ExitStatus;
import dev.belay.files.BelayDirectories;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationJson;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.notify.channel.Channels;
import dev.belay.notify.delivery.Delivery;
import dev.belay.notify.delivery.SentLog;
import dev.belay.settings.NotificationSettings;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.text.Paragraph;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code belay notify}: sends a test through each channel and says which reached somebody, and why the others did not.
 * And {@code belay send-notice}, which the supervisor starts when it has something to tell: no TLS, no waiting and no
 * failing channel is ever in the supervisor itself.
 */
public final class Notify {

    private Notify() {}

    /** @return 0 when at least one channel has reached somebody, 1 when none has */
    public static int run(
            List<String> args,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path directory,
            Console console) {
        boolean json = args.equals(List.of("--json"));
        if (!json && !args.isEmpty()) {
            UsageException unknown = UsageException.unknown(args.get(args.get(0).equals("--json") ? 1 : 0), "notify");
            console.complain(err, "notify", unknown.getMessage());
            return unknown.status();
        }
        try {
            if (!Settings.read(Map.of(), environment).notifications()) {
                console.say(err, "notifications are off (\"notify\": false); only this test is sent");
            }
            Instant now = Instant.now();
            Notification test = new NotificationText(directory).test(now);
            List<Delivery.Result> results = delivery(NotificationSettings.read(environment), environment)
                    .tell(new NotificationRequest(test, List.of(), List.of(), Optional.empty()), now);
            out.print(json ? json(results) : text(results, console.width()));
            return results.stream().anyMatch(Notify::reached) ? ExitStatus.OK : ExitStatus.NO;
        } catch (UsageException wrong) {
            console.complain(err, "notify", wrong.getMessage());
            return wrong.status();
        }
    }

    /** Reads a request, does it, and writes failures to the log: nobody looks at this process. */
    public static int send(InputStream input, Map<String, String> environment) {
        BelayDirectories.state(environment).ifPresent(path -> System.setProperty("belay.log", path.toString()));
        Logger log = LoggerFactory.getLogger(Notify.class);
        try {
            NotificationRequest request = NotificationJson.read(input);
            for (Delivery.Result result :
                    delivery(settings(environment, log), environment).tell(request, Instant.now())) {
                if (result.outcome() == Delivery.Result.Outcome.FAILED) {
                    log.warn(
                            "{} did not get {}: {}",
                            result.channel(),
                            request.notification().id(),
                            result.reason());
                }
            }
            return ExitStatus.OK;
        } catch (IOException | RuntimeException fault) {
            log.error("a notification could not be sent", fault);
            return ExitStatus.INTERNAL;
        }
    }

    /** What the supervisor tells by itself is left out. Settings that were broken meanwhile silence nobody. */
    private static NotificationSettings settings(Map<String, String> environment, Logger log) {
        try {
            return NotificationSettings.read(environment).withoutTerminal();
        } catch (UsageException broken) {
            log.warn("using the default channels: {}", broken.getMessage());
            return NotificationSettings.defaults().withoutTerminal();
        }
    }

    private static Delivery delivery(NotificationSettings settings, Map<String, String> environment) {
        Optional<Path> state = BelayDirectories.state(environment).map(path -> path.resolve("notifications"));
        Channels channels = new Channels(environment, state.orElseGet(Notify::temporary));
        return new Delivery(settings, channels::of, new SentLog(state), ZoneId.systemDefault());
    }

    /** Without a HOME popups are not remembered. */
    private static Path temporary() {
        try {
            return Files.createTempDirectory("belay");
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private static boolean reached(Delivery.Result result) {
        return result.outcome() == Delivery.Result.Outcome.TOLD;
    }

    private static String word(Delivery.Result result) {
        return result.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String said(Delivery.Result result) {
        return result.outcome() == Delivery.Result.Outcome.TOLD ? "sent" : word(result);
    }

    private static String text(List<Delivery.Result> results, int width) {
        StringBuilder text = new StringBuilder();
        for (Delivery.Result result : results) {
            String reason = result.reason().isEmpty() ? "" : ": " + result.reason();
            text.append(Paragraph.of(result.channel() + ": " + said(result) + reason, width, "  "))
                    .append('\n');
        }
        return text.isEmpty() ? "no channels are configured\n" : text.toString();
    }

    private static String json(List<Delivery.Result> results) {
        return JsonOutput.object(json -> {
            json.writeArrayFieldStart("channels");
            for (Delivery.Result result : results) {
                json.writeStartObject();
                json.writeStringField("channel", result.channel());
                json.writeStringField("outcome", word(result).replace(' ', '-'));
                json.writeStringField("reason", result.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
