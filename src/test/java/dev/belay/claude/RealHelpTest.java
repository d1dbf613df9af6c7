package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.RealClient;
import dev.belay.testing.client.ClientHelp;
import dev.belay.testing.client.Rotation;
import java.io.IOException;
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
    /** How a subcommand is made, and how one is known before anything is loaded. */
    private static final Pattern IN_THE_PROGRAM =
            Pattern.compile("(?:\\.command\\(|\\[0\\]===)\"([a-z][a-z-]{1,40})(?=[\" ])");

    private static final int CHUNK = 32 << 20;
    private static final int OVERLAP = 256;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2.1.116", "2.1.329", "2.1.332"})
    void theHelpNamesNoSubcommandThatWeDoNotKnow(String version) throws Exception {
        Set<String> unknown =
                new TreeSet<>(ClientHelp.of(RealClient.of(version), folder).subcommands());
        unknown.removeIf(ClientFlag::isSubcommand);
        assertEquals(Set.of(), unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.116", "2.1.329", "2.1.332"})
    void theHelpSaysOfEachFlagThatItTakesWhatWeThink(String version) throws Exception {
        List<String> wrong = new ArrayList<>();
        for (ClientHelp.Option option :
                ClientHelp.of(RealClient.of(version), folder).options()) {
            String flag = ClientFlag.canonical(option.name());
            if (ClientFlag.takes(flag) != takes(option.value())) {
                wrong.add(option + " takes " + ClientFlag.takes(flag));
            }
            if (option.letter() != null
                    && !ClientFlag.canonical(option.letter()).equals(flag)) {
                wrong.add(option.letter() + " is " + ClientFlag.canonical(option.letter()));
            }
        }
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
            if (!ClientFlag.isSubcommand(word)
                    && !ClientHelp.of(client, folder, word).isMain()) {
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
