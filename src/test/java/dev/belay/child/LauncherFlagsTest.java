package dev.belay.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.ClientFlag;
import dev.belay.claude.CommandLine;
import dev.belay.settings.Setting;
import dev.belay.testing.Finished;
import dev.belay.testing.Tool;
import dev.belay.text.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There is one table of claude's flags, and the launcher and Java read a command line alike. */
@DisabledOnOs(OS.WINDOWS)
class LauncherFlagsTest {
    private static final Path LAUNCHER = Path.of("scripts", "belay");
    private static final String BEGIN =
            "# ---- begin of the table of claude's flags: made from ClientFlag by `scripts/test -Dbelay.regenerate=true` ----\n";
    private static final String END = "# ---- end of the table of claude's flags ----\n";
    private static final int WIDTH = 120;

    private static final List<String> WORDS = List.of(
            "hello",
            "kill",
            "stop",
            "mcp",
            "",
            "-",
            "--",
            "two words",
            "mcp list",
            "  {\"a\": 1}",
            "{ }",
            "--new-flag",
            "--new-flag=x",
            "-z",
            "-zp",
            "-cp",
            "-pc",
            "-rID",
            "-cr",
            "-cw",
            "-d2e",
            "-cd2e",
            "-ph",
            "--version=1",
            "--model=opus",
            "--print=yes",
            "--sdk-url=x",
            "a*b",
            "it's");

    @TempDir
    Path folder;

    private static void arm(StringBuilder text, List<String> flags, String assignment) {
        StringBuilder line = new StringBuilder("        ");
        for (int i = 0; i < flags.size(); i++) {
            String next = flags.get(i) + (i + 1 < flags.size() ? " | " : ")");
            if (line.length() + next.length() > WIDTH - 2) {
                text.append(line.toString().stripTrailing()).append(" \\\n");
                line = new StringBuilder("            ");
            }
            line.append(next);
        }
        text.append(line).append(' ').append(assignment).append(" ;;\n");
    }

    private static List<String> without(List<String> flags, String... others) {
        List<String> rest = new ArrayList<>(flags);
        rest.removeAll(List.of(others));
        return rest;
    }

    private static String table() {
        StringBuilder text = new StringBuilder("flag_takes() {\n    case $1 in\n");
        arm(text, ClientFlag.Takes.NOTHING.flags(), "belay_takes=nothing");
        arm(text, ClientFlag.Takes.ONE.flags(), "belay_takes=one");
        arm(text, List.of("--debug", "-d"), "belay_takes=perhaps-a-word");
        arm(text, without(ClientFlag.Takes.PERHAPS_ONE.flags(), "--debug", "-d"), "belay_takes=perhaps");
        arm(text, List.of("--mcp-config"), "belay_takes=many-configurations");
        arm(text, without(ClientFlag.Takes.MANY.flags(), "--mcp-config"), "belay_takes=many");
        text.append("        *) belay_takes=unknown ;;\n    esac\n}\n\nflag_starts() {\n    case $1 in\n");
        arm(text, ClientFlag.elsewhere(), "belay_starts=elsewhere");
        arm(text, ClientFlag.noSession(), "belay_starts=nothing");
        text.append("        *) belay_starts=session ;;\n    esac\n}\n\nis_subcommand() {\n    case $1 in\n");
        arm(text, ClientFlag.subcommands(), "return 0");
        return text.append("    esac\n    return 1\n}\n").toString();
    }

    @Test
    void theLaunchersTableIsMadeFromJavas() throws IOException {
        String launcher = Files.readString(LAUNCHER);
        int from = launcher.indexOf(BEGIN) + BEGIN.length();
        int to = launcher.indexOf(END);
        if (Boolean.getBoolean("belay.regenerate")) {
            Files.writeString(LAUNCHER, launcher.substring(0, from) + table() + launcher.substring(to));
        } else {
            assertEquals(table(), launcher.substring(from, to), "scripts/test -Dbelay.regenerate=true writes it");
        }
    }

    @Test
    void theLauncherTakesEveryOptionOfRunWithItsValue() throws Exception {
        String launcher = Files.readString(LAUNCHER);
        int from = launcher.indexOf("own_options() {");
        StringBuilder script = new StringBuilder(launcher.substring(from, launcher.indexOf("\n}\n", from) + 3));
        List<String> expected = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            boolean alone = setting.kind() == Setting.Kind.SWITCH;
            script.append("own_options ").append(setting.flag()).append(" x y; echo $belay_own\n");
            expected.add(alone ? "1" : "2");
            if (!alone) {
                script.append("own_options ").append(setting.flag()).append("=x y; echo $belay_own\n");
                expected.add("1");
            }
        }
        Path file = Files.writeString(folder.resolve("script"), script);
        Finished finished = Finished.run(new ProcessBuilder("sh", file.toString()), "");
        assertEquals(expected, finished.output().lines().toList(), finished.errors());
    }

    /** Each flag before words that matter, and some thousand lines at random. */
    private static List<List<String>> lines() {
        List<String> flags = new ArrayList<>();
        for (ClientFlag.Takes takes : ClientFlag.Takes.values()) {
            flags.addAll(takes.flags());
        }
        assertTrue(flags.size() > 120, () -> "only " + flags.size());
        List<List<String>> lines = new ArrayList<>();
        for (String flag : flags) {
            lines.add(List.of(flag));
            lines.add(List.of(flag, "kill", "hello"));
            lines.add(List.of(flag, "x", "mcp", "list"));
            lines.add(List.of(flag, "two words", "stop"));
            lines.add(List.of(flag, "--version"));
            lines.add(List.of("mcp", flag));
            lines.add(List.of(flag + "=x", "mcp"));
        }
        lines.add(List.of("--agent-name", "kill", "hello"));
        lines.add(List.of("--permission-prompt-tool", "stop", "hi"));
        lines.add(List.of("--mcp-config", "a.json", "do it", "mcp"));
        List<String> all = new ArrayList<>(flags);
        for (int i = 0; i < 5; i++) {
            all.addAll(WORDS);
        }
        Random random = new Random(14);
        for (int i = 0; i < 3000; i++) {
            List<String> line = new ArrayList<>();
            for (int length = random.nextInt(6); line.size() < length; ) {
                line.add(all.get(random.nextInt(all.size())));
            }
            lines.add(line);
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "bash", "busybox sh"})
    void theLauncherAndJavaAgreeOnWhatIsASession(String shell) throws Exception {
        Tool.require(shell.split(" ")[0]);
        String launcher = Files.readString(LAUNCHER);
        int from = launcher.indexOf(BEGIN);
        StringBuilder script =
                new StringBuilder(launcher.substring(from, launcher.indexOf("# A session that runs elsewhere", from)));
        List<List<String>> lines = lines();
        for (List<String> line : lines) {
            script.append("starts_session");
            line.forEach(word -> script.append(' ').append(ShellWord.quote(word)));
            script.append(" && echo true || echo false\n");
        }
        Path file = Files.writeString(folder.resolve("script"), script);
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.add(file.toString());
        Finished finished = Finished.run(new ProcessBuilder(command), "");
        assertEquals("", finished.errors());
        List<String> said = finished.output().lines().toList();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean session = CommandLine.of(lines.get(i)).isSession();
            if (!said.get(i).equals(Boolean.toString(session))) {
                wrong.add(lines.get(i) + " is " + (session ? "a" : "no") + " session in Java");
            }
        }
        assertEquals(List.of(), wrong);
    }
}
