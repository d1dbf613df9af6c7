package dev.belay.run;

import dev.belay.evidence.Exit;
import dev.belay.operate.ScriptedClient;
import dev.belay.operate.client.RunEnd;
import dev.belay.supervise.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A run in a JVM of its own, as far as signals are concerned. Words: a folder, where in the run it shall stand when the
 * signal comes, and what the client does.
 */
final class SupervisedScript {
    private SupervisedScript() {}

    public static void main(String[] arguments) throws Exception {
        ScriptedClient client = new ScriptedClient(Path.of(arguments[0]), "do it").does(arguments[2]);
        SignalHandlers handlers = new SignalHandlers(
                client.current(),
                Optional.empty(),
                new RunEnd(client.directory(), Optional.empty(), Optional.empty()),
                false,
                () -> false);
        handlers.install();
        String mode = arguments[1];
        if (mode.equals("early")) {
            ready();
            awaitEnding(handlers);
        }
        if (mode.equals("running")) {
            client.start(now -> now.hooks().heard());
        } else {
            client.start();
        }
        handlers.started();
        switch (mode) {
            case "running" -> ready();
            case "waiting", "deadline", "between" -> breakOff(client, handlers, mode);
            case "asking" -> {
                client.live().awaitEnd();
                ready();
                Thread.sleep(Duration.ofMinutes(1).toMillis());
            }
            default -> {}
        }
        Exit exit = client.live().child().awaitExit();
        say("ended " + exit, handlers);
    }

    private static void awaitEnding(SignalHandlers handlers) throws InterruptedException {
        while (!handlers.ending()) {
            Thread.sleep(5);
        }
    }

    private static void breakOff(ScriptedClient client, SignalHandlers handlers, String mode) throws Exception {
        client.live().awaitEnd();
        Optional<Ending> ending =
                switch (mode) {
                    case "waiting" -> whileWaiting(handlers, SupervisedScript::ready);
                    case "deadline" -> whileWaiting(handlers, () -> handlers.endAfter(Duration.ofMillis(1)));
                    default -> beforeTheWait(handlers);
                };
        String how = ending.filter(Ending.AsClaude.class::isInstance)
                .map(Ending.AsClaude.class::cast)
                .map(as -> as.exit().toString())
                .orElse("" + ending.orElse(null));
        say("broken off " + how, handlers);
    }

    /** @param underWay run once the wait is */
    private static Optional<Ending> whileWaiting(SignalHandlers handlers, Runnable underWay) {
        Duration minute = Duration.ofMinutes(1);
        boolean[] told = new boolean[1];
        return handlers.waiting().until((now, waited) -> minute.minus(waited), (now, waited) -> {
            if (!told[0]) {
                told[0] = true;
                underWay.run();
            }
            return minute;
        });
    }

    /** A wait of no length tells what came before it. */
    private static Optional<Ending> beforeTheWait(SignalHandlers handlers) throws InterruptedException {
        ready();
        Optional<Ending> ending = Optional.empty();
        while (ending.isEmpty()) {
            Thread.sleep(1);
            ending = handlers.waiting().until((now, waited) -> Duration.ZERO, (now, waited) -> Duration.ZERO);
        }
        return ending;
    }

    private static void ready() {
        System.out.println("ready");
    }

    private static void say(String what, SignalHandlers handlers) {
        System.out.println(what + " ending " + handlers.ending());
        System.exit(0);
    }
}
