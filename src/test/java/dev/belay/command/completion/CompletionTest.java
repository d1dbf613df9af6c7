package dev.belay.command.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.command.Home;
import dev.belay.console.CommandPage;
import dev.belay.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void sessions() throws Exception {
        home = new Home(folder);
        home.session(Home.ID, Home.user("hello", Home.EARLY));
        Files.createDirectories(home.home.resolve(".local/state/belay/incidents/2026-01-01-abc"));
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void everyOptionIsInTheCompletionAndInTheManPage(String shell) throws Exception {
        String script = CompletionCommand.script(shell);
        Map<String, String> pages = ManPages.all("1");
        int seen = 0;
        for (CommandPage.Option command : CommandPage.commands()) {
            CommandPage page = CommandPage.of(command.flag());
            String man = pages.get("belay-" + command.flag() + ".1");
            for (CommandPage.Option option : page.options()) {
                String flag = shell.equals("fish") ? "-l " + option.flag().substring(2) : option.flag();
                assertTrue(script.contains(flag), flag);
                boolean elsewhere = command.flag().equals("resume");
                assertTrue(elsewhere || man.contains("\n\\fB" + option.flag().replace("-", "\\-")), option.flag());
                seen++;
            }
        }
        assertTrue(seen > 40);
    }

    @Test
    void bashCompletes() throws Exception {
        assertEquals(List.of("resume", "repair"), bash("re"));
        assertEquals(
                List.of("--cold-resume", "--credentials-wait"),
                bash("run", "--c").subList(1, 3));
        assertEquals(List.of("full", "summary", "ask"), bash("run", "--cold-resume", ""));
        assertEquals(List.of(Home.ID), bash("resume", "aaaa"));
        assertEquals(List.of("overloaded"), bash("failures", "overl"));
        assertEquals(List.of("2026-01-01-abc"), bash("incidents", ""));
        assertEquals(List.of("memory", "memory-file"), bash("doctor", "--only", "memo"));
        assertEquals(List.of(), bash("run", "--", "--c"));
    }

    private List<String> bash(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of("belay"));
        line.addAll(Arrays.asList(words));
        StringBuilder array = new StringBuilder();
        line.forEach(word -> array.append(" '").append(word).append("'"));
        String text = CompletionCommand.script("bash") + "\nCOMP_WORDS=(" + array + ")\nCOMP_CWORD=" + words.length
                + "\n_belay\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        return shell("bash", text);
    }

    @Test
    void fishCompletes() throws Exception {
        assertEquals(List.of("repair", "resume"), fish("belay re"));
        assertEquals(List.of(Home.ID), fish("belay resume aaaa"));
        assertEquals(List.of("ask", "full", "summary"), fish("belay run --cold-resume "));
        assertTrue(fish("belay trim --").containsAll(List.of("--keep", "--json", "--smaller")));
        assertEquals(List.of("overloaded"), fish("belay failures overl"));
    }

    private List<String> fish(String line) throws Exception {
        List<String> said = shell("fish", CompletionCommand.script("fish") + "\ncomplete -C '" + line + "'\n");
        return said.stream().map(row -> row.split("\t")[0]).sorted().toList();
    }

    /** A shell on a terminal of its own, into which somebody types a tabulator. */
    @Test
    void zshCompletes() throws Exception {
        Files.writeString(home.home.resolve("_belay"), CompletionCommand.script("zsh"));
        String[][] all = {
            {"belay re\t", "resume"},
            {"belay resume aaaa\t", Home.ID},
            {"belay trim --sm\t", "--smaller"},
            {"belay failures overl\t", "overloaded"}
        };
        for (String[] one : all) {
            String text = "zmodload zsh/zpty\nzpty z zsh -f -i\n"
                    + "zpty -w z $'PROMPT=; fpath=(" + home.home + " $fpath); autoload -Uz compinit; compinit -u -D;"
                    + " print -r READ''Y'\n"
                    + "zpty -r -m z seen '*READY*'\n"
                    + "zpty -w -n z $'" + one[0].replace("\t", "\\t") + "'\n"
                    + "zpty -r -m z seen '*" + one[1] + "*' && print -r found\nzpty -d z\n";
            assertTrue(shell("zsh", text).contains("found"), one[0]);
        }
    }

    /** What it prints, by lines. */
    private List<String> shell(String name, String script) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin", name)), name + " is not installed");
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/" + name).directory(home.project.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", home.home.toString(), "PATH", "/usr/bin:/bin", "TERM", "xterm"));
        Path file = Files.writeString(folder.resolve("script"), script);
        Process process =
                builder.redirectInput(file.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().filter(line -> !line.isBlank()).toList();
    }

    @Test
    void theManPagesAreCleanForTheirReader() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
        for (Map.Entry<String, String> page : ManPages.all("1").entrySet()) {
            Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());
            Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", "-z", file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, groff.waitFor());
            assertEquals("", said, page.getKey());
            assertFalse(page.getValue().contains("\n\n"), page.getKey());
        }
    }
}
