package dev.belay.run.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.settings.Setting;
import dev.belay.settings.UsageException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunOptionsTest {
    private static RunOptions parse(String... arguments) throws UsageException {
        return RunOptions.parse(List.of(arguments));
    }

    @Test
    void givesClaudeEverythingAfterTheSeparatorByteForByte() throws UsageException {
        assertEquals(
                List.of("--unattended", "--", "-p", " ä\n", ""),
                parse("--", "--unattended", "--", "-p", " ä\n", "").claude());
    }

    @Test
    void givesClaudeEverythingFromTheFirstWordThatIsNoOptionOfOurs() throws UsageException {
        RunOptions options = parse("--unattended", "--model", "opus", "--unattended");
        assertEquals(Map.of(Setting.UNATTENDED, "true"), options.given());
        assertEquals(List.of("--model", "opus", "--unattended"), options.claude());
        assertEquals(List.of("fix it"), parse("fix it").claude());
        assertEquals(
                List.of("--some-flag-of-next-year"),
                parse("--some-flag-of-next-year").claude());
        assertEquals(List.of("-p", "--help"), parse("-p", "--help").claude());
    }

    @Test
    void readsAllOfOurOptions() throws UsageException {
        RunOptions options = parse(
                "--max-recoveries",
                "3",
                "--deadline=2h",
                "--stall-after",
                "10m",
                "--recycle-above=1G",
                "--resume-prompt",
                "--go",
                "--claude",
                "/c",
                "--no-hooks",
                "--no-notify",
                "--no-preflight",
                "--unattended");
        assertEquals(
                Map.of(
                        Setting.MAX_RECOVERIES, "3",
                        Setting.DEADLINE, "PT2H",
                        Setting.STALL_AFTER, "PT10M",
                        Setting.RECYCLE_ABOVE, "1073741824",
                        Setting.RESUME_PROMPT, "--go",
                        Setting.CLAUDE, "/c",
                        Setting.HOOKS, "false",
                        Setting.NOTIFY, "false",
                        Setting.PREFLIGHT, "false",
                        Setting.UNATTENDED, "true"),
                options.given());
        assertEquals(List.of(), options.claude());
    }

    @Test
    void takesHelpForOurs() throws UsageException {
        assertTrue(parse("--unattended", "--help").help());
        assertTrue(parse("-h").help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "--deadline | --deadline needs a value (expected a duration such as 90s, 15m, 2h or 1d)",
                "--deadline soon | invalid value 'soon' for --deadline (expected a duration such as 90s, 15m, 2h or 1d)",
                "--recycle-above 4000 | invalid value '4000' for --recycle-above (expected a size such as 800M, 4G or 1.5G)",
                "--max-recoveries=many | invalid value 'many' for --max-recoveries (expected a whole number from 0 to 1000)",
                "--unattended=yes | --unattended takes no value (see `belay run --help`)",
                "--unatended | unknown option '--unatended' (did you mean --unattended? claude's own options go after --)",
                "--max-recovery 3 | unknown option '--max-recovery' (did you mean --max-recoveries? claude's own options go after --)"
            })
    void refusesWithOneSentence(String words, String sentence) {
        UsageException refused = assertThrows(UsageException.class, () -> parse(words.split(" ")));
        assertEquals(sentence, refused.getMessage());
        assertEquals(64, refused.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--no-chrome", "--resume", "--model", "--verbose", "--debug", "--name", "--settings", "--cloud"})
    void neverTakesAFlagOfClaudeForASlip(String flag) throws UsageException {
        assertEquals(List.of(flag), parse(flag).claude());
    }
}
