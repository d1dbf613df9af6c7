package dev.belay;

import dev.belay.command.RunOptions;
import dev.belay.operate.Scratch;
import dev.belay.posix.Invocation;
import dev.belay.posix.Libc;
import dev.belay.posix.WorkingDirectory;
import dev.belay.settings.Settings;
import dev.belay.settings.UsageException;
import dev.belay.supervise.Ending;
import dev.belay.terminal.UserTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the command line into a command and its result into an exit status. No stack trace reaches a user. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        List<String> words = Invocation.arguments(args);
        Map<String, String> environment = Environment.ofTheUser();
        String command = words.isEmpty() ? "" : words.get(0);
        boolean supervises = command.equals("run") || command.equals("resume") || command.equals("demo");
        if (!supervises || help(words)) {
            System.exit(Commands.run(words, environment));
        }
        supervise(command, words.subList(1, words.size()), environment);
    }

    private static boolean help(List<String> words) {
        return words.size() > 1
                && (words.get(1).equals("--help") || words.get(1).equals("-h"));
    }

    /** Never returns: it halts, because the JVM's own way out takes longer than a shell's prompt should. */
    private static void supervise(String command, List<String> words, Map<String, String> environment) {
        Ending ending;
        Scratch scratch = Scratch.open();
        try {
            ending = switch (command) {
                case "demo" -> new DemoRun(environment, scratch).run(words);
                case "resume" -> resume(words, environment, scratch);
                default -> run(RunOptions.parse(words), environment, scratch);
            };
        } catch (UsageException wrong) {
            Commands.complain(wrong.getMessage());
            ending = new Ending.Status(wrong.status());
        }
        scratch.ending(ending);
        Runtime.getRuntime().halt(Scratch.status(ending));
    }

    private static Ending resume(List<String> words, Map<String, String> environment, Scratch scratch)
            throws UsageException {
        Resumption.Start start = new Resumption(environment, Path.of(System.getProperty("user.dir"))).prepare(words);
        Map<String, String> there = new LinkedHashMap<>(environment);
        try {
            WorkingDirectory.enter(start.folder().toString());
            there.put("PWD", start.folder().toString());
        } catch (IOException locked) {
            throw new UsageException(UsageException.NO_INPUT, "the session's folder: " + locked.getMessage());
        }
        Ending ending = run(start.options(), there, scratch);
        if (UserTerminal.present() && Libc.isatty(2) == 1) {
            // Claude's screen has wiped it away.
            start.said().forEach(Commands::complain);
        }
        return ending;
    }

    private static Ending run(RunOptions options, Map<String, String> environment, Scratch scratch)
            throws UsageException {
        return new Wiring(environment, scratch).run(options, Settings.read(options.given(), environment));
    }
}
