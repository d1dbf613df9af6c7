package dev.belay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.dialog.ColdResume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    private Path home;

    private Path write(String json) throws IOException {
        Path file = home.resolve(".config/belay/settings.json");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, json);
    }

    private Settings read(Map<Setting, String> flags, String... variables) throws UsageException {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString()));
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return Settings.read(flags, environment);
    }

    private String refusal(String json) throws IOException {
        Path file = write(json);
        UsageException refused = assertThrows(UsageException.class, () -> read(Map.of()));
        assertEquals(78, refused.status());
        assertTrue(refused.getMessage().startsWith(file + ""), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"));
        return refused.getMessage().substring(file.toString().length());
    }

    @Test
    void hasDefaultsWithoutAFileAndWithoutAHome() throws Exception {
        Settings defaults = new Settings(
                false,
                new Settings.Limits(5, Optional.empty(), Duration.ofHours(8), ColdResume.FULL, List.of()),
                new Settings.Watchdog(Duration.ofMinutes(15), OptionalLong.empty(), OptionalLong.empty(), true),
                Optional.empty(),
                Optional.empty(),
                new Settings.Observation(true, true, Retention.DEFAULT, true),
                new Settings.Reports(true, true, false, true, Optional.empty()));
        assertEquals(defaults, read(Map.of()));
        assertEquals(defaults, Settings.read(Map.of(), Map.of()));
    }

    @Test
    void readsEveryKeyOfTheFile() throws Exception {
        write("""
                {"unattended": true, "max-recoveries": 0, "deadline": "2h", "stall-after": "90s", "recycle-above": "1.5G",
                 "resume-prompt": "Go on.", "claude": "/opt/claude", "hooks": false, "status-reports": false, "notify": false,
                 "preflight": false, "quiet-exit": true, "reminder": false, "credentials-wait": "0",
                 "keep-transcripts": "90d,1G", "cold-resume": "ask", "retry-watchdog": false,
                 "max-cost": 2.50, "max-tokens": "500k/1h", "max-recovery-cost": "off",
                 "metrics": "/var/lib/metrics", "series": false}""");
        assertEquals(
                new Settings(
                        true,
                        new Settings.Limits(
                                0,
                                Optional.of(Duration.ofHours(2)),
                                Duration.ZERO,
                                ColdResume.ASK,
                                List.of(
                                        new SpendingLimit(
                                                SpendingLimit.What.COST, 2_500_000_000L, Optional.empty(), "2.50"),
                                        new SpendingLimit(
                                                SpendingLimit.What.TOKENS,
                                                500_000,
                                                Optional.of(Duration.ofHours(1)),
                                                "500k/1h"))),
                        new Settings.Watchdog(
                                Duration.ofSeconds(90), OptionalLong.of(1536L << 20), OptionalLong.empty(), false),
                        Optional.of("Go on."),
                        Optional.of("/opt/claude"),
                        new Settings.Observation(
                                false, false, new Retention(true, Duration.ofDays(90), 1L << 30), false),
                        new Settings.Reports(false, false, true, false, Optional.of("/var/lib/metrics"))),
                read(Map.of()));
    }

    @Test
    void letsAFlagBeatAVariableAndAVariableTheFile() throws Exception {
        write("{\"max-recoveries\": 1}");
        assertEquals(1, read(Map.of()).limits().maxRecoveries());
        assertEquals(2, read(Map.of(), "BELAY_MAX_RECOVERIES", "2").limits().maxRecoveries());
        assertEquals(
                3,
                read(Map.of(Setting.MAX_RECOVERIES, "3"), "BELAY_MAX_RECOVERIES", "2")
                        .limits()
                        .maxRecoveries());
        assertEquals(1, read(Map.of(), "BELAY_MAX_RECOVERIES", "").limits().maxRecoveries());
    }

    @Test
    void looksWhereXdgSays() throws Exception {
        Path elsewhere = Files.createDirectories(home.resolve("x/belay"));
        Files.writeString(elsewhere.resolve("settings.json"), "{\"hooks\": false}");
        assertFalse(read(Map.of(), "XDG_CONFIG_HOME", home.resolve("x").toString())
                .observation()
                .hooks());
    }

    @ParameterizedTest
    @EnumSource
    void giveEachSettingAVariable(Setting setting) throws UsageException {
        assertTrue(setting.variable().matches("BELAY_[A-Z_]+"));
        String bad = setting.kind() == Setting.Kind.TEXT ? " \t" : "\u001b[31mx";
        UsageException refused = assertThrows(UsageException.class, () -> read(Map.of(), setting.variable(), bad));
        assertTrue(refused.getMessage().contains(setting.variable()));
        assertFalse(refused.getMessage().contains("\u001b"));
    }

    @Test
    void understandsTheVariablesThatTheNegativeFlagsSuggest() throws UsageException {
        assertFalse(read(Map.of(), "BELAY_NO_HOOKS", "1").observation().hooks());
        assertTrue(read(Map.of(), "BELAY_NO_NOTIFY", "0").reports().notifications());
        assertFalse(read(Map.of(), "BELAY_NOTIFY", "off").reports().notifications());
    }

    @Test
    void namesAnUnknownKeyAndTheOneThatWasMeant() throws IOException {
        assertEquals(
                ", line 2: unknown key \"maxRecovery\"; did you mean \"max-recoveries\"?",
                refusal("{\n  \"maxRecovery\": 3}"));
        assertEquals(
                ", line 1: unknown key \"zzz\"; expected one of unattended, max-recoveries, deadline, stall-after,"
                        + " recycle-above, memory-max, resume-prompt, claude, hooks, status-reports, notify, preflight, quiet-exit, reminder,"
                        + " credentials-wait, keep-transcripts, cold-resume, retry-watchdog, max-cost, max-tokens,"
                        + " max-recovery-cost, metrics, series, notifications, update-notice.",
                refusal("{\"zzz\": 3}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"unattended\": \"yes\" | \"unattended\" is \"yes\"; expected true or false.",
                "\"max-recoveries\": -1 | \"max-recoveries\" is -1; expected a whole number from 0 to 1000.",
                "\"max-recoveries\": 1.5 | \"max-recoveries\" is 1.5; expected a whole number from 0 to 1000.",
                "\"max-recoveries\": null | \"max-recoveries\" is null; expected a whole number from 0 to 1000.",
                "\"deadline\": 90 | \"deadline\" is 90; expected a duration such as 90s, 15m, 2h or 1d, in quotes.",
                "\"recycle-above\": 4 | \"recycle-above\" is 4; expected a size such as 800M, 4G or 1.5G, in quotes.",
                "\"recycle-above\": \"4\" | \"recycle-above\" is \"4\"; expected a size such as 800M, 4G or 1.5G, in quotes.",
                "\"claude\": \"\" | \"claude\" is \"\"; expected a non-empty text.",
                "\"claude\": [] | \"claude\" is a list; expected a non-empty text.",
                "\"notify\": {} | \"notify\" is an object; expected true or false."
            })
    void saysWhatWasExpected(String member, String expected) throws IOException {
        assertEquals(", line 3: " + expected, refusal("{\n\n" + member + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"hooks\": true,}", "{", "{\"hooks\" true}", "{'hooks': true}", "{\"hooks\":1,\"hooks\":2}"})
    void namesLineAndColumnOfBrokenJson(String json) throws IOException {
        assertTrue(refusal("\n" + json)
                .matches("(?s), line [23](, column \\d+: this is not valid JSON: .*|.*expected.*)\\."));
    }

    @Test
    void refusesWhatIsNoObject() throws IOException {
        assertEquals(", line 1: expected one object, { \"key\": value, ... }.", refusal(""));
        assertEquals(", line 1: expected one object, { \"key\": value, ... }.", refusal("[]"));
        assertEquals(", line 2: expected nothing after the object.", refusal("{}\n{}"));
    }

    @Test
    void saysThatAFileCannotBeRead() throws IOException {
        Files.createDirectories(home.resolve(".config/belay/settings.json"));
        UsageException refused = assertThrows(UsageException.class, () -> read(Map.of()));
        assertTrue(refused.getMessage().contains("settings.json: cannot be read"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"90s,90", "15m,900", "2h,7200", "1d,86400", "1h30m,5400"})
    void readsDurations(String text, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "15", "m", "15 m", "-5m", "1.5h", "1w", "366d", "99999999999s", "1h30", "١h"})
    void refusesWhatIsNoDuration(String text) {
        assertEquals(Optional.empty(), Durations.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "800M,838860800",
        "4G,4294967296",
        "4GB,4294967296",
        "4GiB,4294967296",
        "1.5G,1610612736",
        "1.125k,1152",
        "0.25m,262144",
        "2t,2199023255552",
        "1024T,1125899906842624"
    })
    void readsSizes(String text, long bytes) {
        assertEquals(Optional.of(bytes), Sizes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0G",
                "0.000M",
                "4",
                "4096",
                "4B",
                "G",
                ".5G",
                "1.G",
                "4 G",
                "-4G",
                "+4G",
                "1,5G",
                "1.5.5G",
                "1.0625G",
                "4P",
                "4Gi",
                "4GBs",
                "1025T",
                "999999999T",
                "1e3M",
                "٤G",
                "0.001"
            })
    void refusesWhatIsNoSize(String text) {
        assertEquals(Optional.empty(), Sizes.parse(text));
    }

    @Test
    void takesASizeFromAFlagAndAVariable() throws UsageException {
        assertEquals(
                OptionalLong.of(800L << 20),
                read(Map.of(), "BELAY_RECYCLE_ABOVE", "800M").watchdog().recycleAbove());
        Map<Setting, String> flag =
                Map.of(Setting.RECYCLE_ABOVE, Setting.RECYCLE_ABOVE.accept("2g").orElseThrow());
        assertEquals(
                OptionalLong.of(2L << 30),
                read(flag, "BELAY_RECYCLE_ABOVE", "800M").watchdog().recycleAbove());
        UsageException refused =
                assertThrows(UsageException.class, () -> read(Map.of(), "BELAY_RECYCLE_ABOVE", "4000"));
        assertEquals(
                "environment: BELAY_RECYCLE_ABOVE is \"4000\"; expected a size such as 800M, 4G or 1.5G.",
                refused.getMessage());
    }
}
