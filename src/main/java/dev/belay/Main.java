package dev.belay;

import dev.belay.command.RunOptions;
import dev.belay.posix.Invocation;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import java.util.List;
import java.util.Map;

/** Turns the command line into a command and its result into an exit status. No stack trace reaches a user. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        List<String> words = Invocation.arguments(args);
        Map<String, String> environment = Environment.ofTheUser();
        if (!words.isEmpty() && words.get(0).equals("run")) {
            run(words.subList(1, words.size()), environment);
        }
        System.exit(Commands.run(words, environment));
    }

    /** Never returns: it halts, because the JVM's own way out takes longer than a shell's prompt should. */
    private static void run(List<String> words, Map<String, String> environment) {
        Ending ending;
        Wiring wiring = new Wiring(environment);
        try {
            RunOptions options = RunOptions.parse(words);
            if (options.help()) {
                System.exit(Commands.run(List.of("run", "--help"), environment));
            }
            ending = wiring.run(options, Settings.load(options.flags(), environment));
        } catch (UsageException wrong) {
            Commands.complain(wrong.getMessage());
            ending = new Ending.Status(wrong.status());
        }
        Runtime.getRuntime().halt(wiring.end(ending));
    }
}
