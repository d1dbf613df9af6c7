package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.Rotation;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of claude's flags and subcommands against what the real clients say of themselves. */
@Timeout(300)
class RealHelpTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z][a-z|-]*)(?= |$)");
    private static final Pattern FLAG =
            Pattern.compile("(?m)^ {2}(?:(-\\w), )?(--[\\w-]+)(?:, (--[\\w-]+))?(?: ([<\\[][^>\\]]*[>\\]]))?");
    /** How a subcommand is made, and how one is known before anything is loaded. */
    private static final Pattern IN_THE_PROGRAM =
            Pattern.compile("(?:\\.command\\(|\\[0\\]===)\"([a-z][a-z-]{1,40})(?=[\" ])");

    private static final int CHUNK = 32 << 20;
    private static final int OVERLAP = 256;

    @TempDir
    Path folder;

    private String help(RealClient client, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(client.executable().toString()));
        command.addAll(List.of(words));
        command.add("--help");
        ClientHome home = new ClientHome(folder, URI.create("http://127.0.0.1:9"));
        return Finished.run(home.process(command), "").output();
    }

    private static boolean isMain(String help) {
        return help.contains("Usage: claude [options] [command] [prompt]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.116", "2.1.329", "2.1.332"})
    void theHelpNamesNoSubcommandThatWeDoNotKnow(String version) throws Exception {
        String help = help(RealClient.of(version));
        Set<String> unknown = new TreeSet<>();
        int count = 0;
        Matcher matcher = COMMAND.matcher(help.substring(help.indexOf("Commands:")));
        while (matcher.find()) {
            for (String name : matcher.group(1).split("\\|")) {
                count++;
                if (!ClientFlag.isSubcommand(name)) {
                    unknown.add(name);
                }
            }
        }
        assertTrue(count > 8, help);
        assertEquals(Set.of(), unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.116", "2.1.329", "2.1.332"})
    void theHelpSaysOfEachFlagThatItTakesWhatWeThink(String version) throws Exception {
        String help = help(RealClient.of(version));
        List<String> wrong = new ArrayList<>();
        int count = 0;
        Matcher matcher = FLAG.matcher(help.substring(help.indexOf("Options:"), help.indexOf("Commands:")));
        while (matcher.find()) {
            count++;
            String flag = ClientFlag.canonical(matcher.group(2));
            if (ClientFlag.takes(flag) != takes(matcher.group(4))) {
                wrong.add(matcher.group() + " takes " + ClientFlag.takes(flag));
            }
            if (matcher.group(1) != null
                    && !ClientFlag.canonical(matcher.group(1)).equals(flag)) {
                wrong.add(matcher.group(1) + " is " + ClientFlag.canonical(matcher.group(1)));
            }
        }
        assertTrue(count > 40, help);
        assertEquals(List.of(), wrong);
    }

    private static ClientFlag.Takes takes(String value) {
        if (value == null) {
            return ClientFlag.Takes.NOTHING;
        }
        if (value.contains("...")) {
            return ClientFlag.Takes.MANY;
        }
        return value.startsWith("<") ? ClientFlag.Takes.ONE : ClientFlag.Takes.PERHAPS_ONE;
    }

    static List<String> versions() {
        return Rotation.today().of(List.of("2.1.116", "2.1.329", "2.1.332"), "RealHelpTest");
    }

    /** What {@code --help} hides: each word that the program knows as a subcommand, at whatever level, is tried. */
    @ParameterizedTest
    @MethodSource("versions")
    void theProgramHasNoHiddenSubcommandThatWeDoNotKnow(String version) throws Exception {
        RealClient client = RealClient.of(version);
        Set<String> words = words(client.executable());
        assertTrue(words.containsAll(Set.of("mcp", "remote-control", "setup-token")), words::toString);
        Set<String> unknown = new TreeSet<>();
        for (String word : words) {
            if (!ClientFlag.isSubcommand(word) && !isMain(help(client, word))) {
                unknown.add(word);
            }
        }
        assertEquals(Set.of(), unknown);
    }

    private static Set<String> words(Path program) throws IOException {
        Set<String> words = new TreeSet<>();
        try (FileChannel channel = FileChannel.open(program)) {
            for (long at = 0; at < channel.size(); at += CHUNK) {
                long length = Math.min(CHUNK + OVERLAP, channel.size() - at);
                CharSequence text =
                        StandardCharsets.ISO_8859_1.decode(channel.map(FileChannel.MapMode.READ_ONLY, at, length));
                Matcher matcher = IN_THE_PROGRAM.matcher(text);
                while (matcher.find()) {
                    words.add(matcher.group(1));
                }
            }
        }
        return words;
    }
}
