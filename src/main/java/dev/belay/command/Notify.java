package dev.belay.command;

import dev.belay.console.Arguments;
import dev.belay.console.Command;
import dev.belay.console.Console;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.delivery.DeliveryWiring;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code belay notify}: sends a test through each channel and says which reached somebody, and why the others did not. */
public final class Notify implements Command {

    /** 0 when at least one channel has reached somebody, 1 when none has. */
    @Override
    public int run(List<String> arguments, Console console) throws UsageException {
        Arguments given = Arguments.parse("notify", arguments);
        if (!Settings.read(Map.of(), console.environment()).reports().notifications()) {
            console.say("notifications are off (\"notify\": false); only this test is sent");
        }
        Instant now = Instant.now();
        DeliveryReport report = new DeliveryReport(DeliveryWiring.everywhere(console.environment())
                .tell(NotificationRequest.test(console.workingDirectory(), now), now));
        if (given.has("--json")) {
            console.json(report::write);
        } else {
            console.out().print(report.text(console.width()));
        }
        return report.reached() ? DONE : NO;
    }
}
