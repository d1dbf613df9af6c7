package dev.belay.command;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.notify.delivery.Delivery;
import dev.belay.settings.NotificationSettings;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.text.Paragraph;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code belay notify}: sends a test through each channel and says which reached somebody, and why the others did not. */
public final class Notify implements Command {
    private static final Arguments.Syntax SYNTAX = Arguments.Syntax.flags("notify", "--json");

    /** 0 when at least one channel has reached somebody, 1 when none has. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = SYNTAX.parse(arguments);
        if (!Settings.read(Map.of(), console.environment()).reports().notifications()) {
            console.say("notifications are off (\"notify\": false); only this test is sent");
        }
        Instant now = Instant.now();
        Notification test = new NotificationText(console.workingDirectory()).test(now);
        List<Delivery.Result> results = SendNotification.delivery(
                        NotificationSettings.read(console.environment()), console.environment())
                .tell(new NotificationRequest(test, List.of(), List.of(), Optional.empty()), now);
        if (given.has("--json")) {
            json(results, console);
        } else {
            console.out().print(text(results, console.width()));
        }
        return results.stream().anyMatch(Notify::reached) ? ExitStatus.OK : ExitStatus.NO;
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

    private static void json(List<Delivery.Result> results, Console console) {
        console.json(json -> {
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
