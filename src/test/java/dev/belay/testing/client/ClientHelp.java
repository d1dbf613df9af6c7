package dev.belay.testing.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.RealClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a real client says to {@code --help}. */
public final class ClientHelp {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z][a-z|-]*)(?= |$)");
    private static final Pattern OPTION =
            Pattern.compile("(?m)^ {2}(?:(-\\w), )?(--[\\w-]+)(?:, (--[\\w-]+))?(?: ([<\\[][^>\\]]*[>\\]]))?");

    private final String text;

    private ClientHelp(String text) {
        this.text = text;
    }

    /**
     * One line of the options.
     *
     * @param letter {@code -p}; null without one
     * @param name {@code --print}
     * @param otherName as some options have it; null without one
     * @param value {@code <id>}, {@code [filter]}, {@code <tools...>}; null when it takes none
     */
    public record Option(String letter, String name, String otherName, String value) {}

    /**
     * Asks the client.
     *
     * @param folder for its throw-away home
     * @param words a subcommand; none for the client itself
     */
    public static ClientHelp of(RealClient client, Path folder, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(client.executable().toString()));
        command.addAll(List.of(words));
        command.add("--help");
        ClientHome home = new ClientHome(folder, URI.create("http://127.0.0.1:9"));
        return new ClientHelp(Finished.run(home.process(command), "").output());
    }

    /** Whether it is about the client itself: so it answers to a subcommand that it does not know. */
    public boolean isMain() {
        return text.contains("Usage: claude [options] [command] [prompt]");
    }

    public SortedSet<String> subcommands() {
        SortedSet<String> names = new TreeSet<>();
        Matcher matcher = COMMAND.matcher(text.substring(commands()));
        while (matcher.find()) {
            names.addAll(List.of(matcher.group(1).split("\\|")));
        }
        assertTrue(names.size() > 8, text);
        return names;
    }

    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        Matcher matcher = OPTION.matcher(text.substring(text.indexOf("\nOptions:"), commands()));
        while (matcher.find()) {
            options.add(new Option(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4)));
        }
        assertTrue(options.size() > 40, text);
        return options;
    }

    private int commands() {
        int start = text.indexOf("\nCommands:");
        assertTrue(start > 0, text);
        return start;
    }
}
