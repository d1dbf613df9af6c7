package dev.belay.restore;

import dev.belay.claude.CommandLine;
import dev.belay.register.RunEntry;
import dev.belay.register.StartedAs;
import dev.belay.run.options.GivenFlags;
import dev.belay.text.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that bring a run back: {@code belay resume}, with the options and the arguments that it was started with. */
public final class ResumeWords {
    private static final String PATH = "PATH";

    private final RunEntry entry;
    private final List<String> command;

    /** @param launcher the path of {@code belay}, or its name */
    public ResumeWords(String launcher, Restoration restoration) {
        this.entry = restoration.entry();
        StartedAs started = entry.started();
        List<String> words = new ArrayList<>(List.of(launcher, "resume"));
        words.addAll(GivenFlags.of(started.given()));
        words.add(entry.work().session().value());
        List<String> claude = CommandLine.of(started.words()).replayed(restoration.prompt());
        if (!claude.isEmpty()) {
            words.add("--");
            words.addAll(claude);
        }
        this.command = List.copyOf(words);
    }

    /** As a program is started, in the run's own environment. */
    List<String> program() {
        List<String> words = new ArrayList<>(List.of("env"));
        entry.started().variables().forEach((name, value) -> words.add(name + "=" + value));
        words.addAll(command);
        return words;
    }

    /**
     * As it is typed into a shell that is in some folder.
     *
     * @param environment what the shell has already
     */
    public String typed(Map<String, String> environment) {
        StringBuilder line = new StringBuilder("cd ");
        line.append(ShellWord.quote(entry.started().directory())).append(" && ");
        Map<String, String> missing = new TreeMap<>(entry.started().variables());
        missing.remove(PATH);
        missing.entrySet().removeIf(one -> one.getValue().equals(environment.get(one.getKey())));
        if (!missing.isEmpty()) {
            line.append("env ");
            missing.forEach((name, value) ->
                    line.append(name).append('=').append(ShellWord.quote(value)).append(' '));
        }
        command.forEach(word -> line.append(ShellWord.quote(word)).append(' '));
        return line.toString().strip();
    }
}
