package dev.belay.doctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.hook.HookEvents;
import dev.belay.doctor.Check;
import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.Status;
import dev.belay.doctor.network.NetworkCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCheckTest {
    @TempDir
    Path folder;

    private HealthyHome home;

    @BeforeEach
    void begin() throws IOException {
        home = new HealthyHome(folder);
    }

    @AfterEach
    void end() throws IOException {
        home.close();
    }

    private Finding find(Check check, String settings) throws IOException {
        Files.writeString(home.configuration().resolve("settings.json"), settings);
        return home.examine(List.of(check)).get(check.name());
    }

    @Test
    void knowsEventsByVersion() {
        Optional<ClientVersion> old = ClientVersion.parse("2.0.37");
        Optional<ClientVersion> newest = ClientVersion.parse("2.1.329");
        Optional<ClientVersion> future = ClientVersion.parse("3.0.0");
        assertTrue(HookEvents.unknown("StopFailure", old));
        assertFalse(HookEvents.unknown("StopFailure", newest));
        assertFalse(HookEvents.unknown("Stop", old));
        assertTrue(HookEvents.unknown("MessageDisplay", ClientVersion.parse("2.1.116")));
        assertTrue(HookEvents.unknown("BrandNewThing", newest));
        assertFalse(HookEvents.unknown("BrandNewThing", future));
        assertTrue(HookEvents.unknown("SesionStart", future));
    }

    @Test
    void findsTraps() throws IOException {
        Finding hook = find(new SettingsCheck(), "{\"hooks\": {\"PreToolUses\": []}}");
        assertEquals(Status.WARN, hook.status());
        assertTrue(hook.fix().contains("Did you mean PreToolUse?"), hook.fix());
        assertTrue(
                find(new SettingsCheck(), "{\"cleanupPeriodDays\": 0}").say().contains("\"cleanupPeriodDays\" is 0"));
        assertTrue(find(new SettingsCheck(), "{\"env\": []}").say().contains("\"env\" must be an object"));
        assertEquals(
                Status.OK,
                find(new SettingsCheck(), "{\"hooks\": {\"Stop\": []}, \"new\": 1}")
                        .status());
    }

    @Test
    void readsBelaysOwnSettingsToo() throws IOException {
        Files.createDirectories(home.home.resolve(".config/belay"));
        Files.writeString(home.home.resolve(".config/belay/settings.json"), "{\"unatended\": true}");
        Finding finding = find(new SettingsCheck(), "{}");
        assertEquals(Status.FAIL, finding.status());
        assertTrue(finding.say().contains("unknown key"), finding.say());
    }

    @Test
    void hooksMayBeForbiddenByUserAndAdministrator() throws IOException {
        assertEquals(
                Status.WARN,
                find(new HooksCheck(), "{\"disableAllHooks\": true}").status());
        Files.writeString(home.managed.resolve("managed-settings.json"), "{\"allowManagedHooksOnly\": true}");
        Finding finding = find(new HooksCheck(), "{}");
        assertTrue(finding.say().contains("an administrator allows only managed hooks"), finding.say());
    }

    @Test
    void variablesOfTheSettingsCountAsTheClientSeesThem() throws IOException {
        Finding finding = find(new LimitsCheck(), "{\"env\": {\"CLAUDE_CODE_MAX_RETRIES\": \"0\"}}");
        assertTrue(finding.say().contains("CLAUDE_CODE_MAX_RETRIES is 0"), finding.say());
        Finding network = find(new NetworkCheck(), "{\"env\": {\"ANTHROPIC_BASE_URL\": \"localhost\"}}");
        assertTrue(network.say().startsWith("ANTHROPIC_BASE_URL in "), network.say());
        assertTrue(network.say().contains("settings.json is not a URL"), network.say());
    }

    @Test
    void importsOfMemoryFilesAreThoseOutsideOfCode() {
        assertEquals(
                List.of("docs/a.md", "~/b.md"),
                MemoryFiles.imports(
                        "See @docs/a.md and `@not.md`, mail me@there.org\n```\n@not/this.md\n```\n@~/b.md"));
        assertEquals(4, MemoryFiles.estimate("twelve bytes" + "é"));
    }
}
