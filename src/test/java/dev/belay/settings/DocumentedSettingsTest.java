package dev.belay.settings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wherever options are listed by hand, each is listed. */
class DocumentedSettingsTest {
    @ParameterizedTest
    @EnumSource
    void eachHasItsRowInTheReadme(Setting setting) throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs", "reference", "options.md")).stream()
                .filter(line -> line.startsWith("| `" + setting.flag()))
                .toList();
        assertTrue(rows.size() == 1, setting.flag() + ": " + rows);
        assertTrue(rows.get(0).contains("| `" + setting.key() + "` |"), rows::toString);
        assertTrue(rows.get(0).contains("`" + setting.variable()), rows::toString);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsInTheHelp(Setting setting) throws IOException {
        String help = Files.readString(Path.of("src/main/resources/dev/belay/help/run.txt"));
        assertTrue(help.contains("\n  " + setting.flag() + " "), setting.flag());
    }

    /** The launcher must step over them to see what is claude's. */
    @ParameterizedTest
    @EnumSource
    void eachIsKnownToTheLauncher(Setting setting) throws IOException {
        String launcher = Files.readString(Path.of("scripts/belay"));
        assertTrue(launcher.matches("(?s).*[ (]" + setting.flag() + "[ )].*"), setting.flag());
        assertTrue(
                setting.kind() == Setting.Kind.SWITCH || launcher.contains(" " + setting.flag() + "=*"),
                setting.flag() + "=VALUE");
    }
}
