package dev.belay.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.settings.Setting;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CommandPageTest {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    @Test
    void theUsageLineOfEachPageHasTheOptionsOfItsRows() {
        int options = 0;
        for (CommandPage.Option command : CommandPage.commands()) {
            CommandPage page = CommandPage.of(command.flag());
            String usage = String.join(" ", page.usage());
            if (!usage.contains("[options]")) {
                TreeSet<String> shown = new TreeSet<>();
                Matcher option = OPTION.matcher(usage);
                while (option.find()) {
                    shown.add(option.group());
                }
                TreeSet<String> rows = new TreeSet<>();
                page.options().forEach(row -> rows.add(row.flag()));
                assertEquals(shown, rows, command.flag());
                options += rows.size();
            }
        }
        assertTrue(options > 15);
    }

    @Test
    void thePageOfRunTakesTheValuesThatItsParserTakes() {
        List<CommandPage.Option> options = CommandPage.of("run").options();
        assertEquals(Setting.values().length, options.size());
        for (Setting setting : Setting.values()) {
            CommandPage.Option option = options.stream()
                    .filter(row -> row.flag().equals(setting.flag()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(setting.kind() == Setting.Kind.SWITCH, option.value().isEmpty(), setting.flag());
        }
    }
}
