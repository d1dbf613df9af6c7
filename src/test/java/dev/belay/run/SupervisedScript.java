package dev.belay.run;

import dev.belay.evidence.Exit;
import dev.belay.operate.ScriptedClient;
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
        SignalHandlers handlers = new SignalHandlers(client.starter(), Optional.empty(), client.directory());
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
            case "waiting", "between" -> breakOff(client, handlers, mode);
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
        ready();
        Duration each = mode.equals("waiting") ? Duration.ofMinutes(1) : Duration.ZERO;
        Optional<Ending> ending = Optional.empty();
        while (ending.isEmpty()) {
            // One of no length tells what came before it.
            ending = handlers.waiting().until((now, waited) -> each.minus(waited), (now, waited) -> each);
            Thread.sleep(1);
        }
        String how = ending.filter(Ending.AsClaude.class::isInstance)
                .map(Ending.AsClaude.class::cast)
                .map(as -> as.exit().toString())
                .orElse("" + ending);
        say("broken off " + how, handlers);
    }

    private static void ready() {
        System.out.println("ready");
    }

    private static void say(String what, SignalHandlers handlers) {
        System.out.println(what + " ending " + handlers.ending());
        System.exit(0);
    }
}
