package dev.belay.doctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.doctor.HealthyHome;
import dev.belay.posix.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
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

    private Optional<Preflight.Refusal> refusal() {
        return new Preflight(home.environment, home.project).run(false);
    }

    private void refuses(int status, String words) {
        refuses(status, words, refusal().orElseThrow());
    }

    private static void refuses(int status, String words, Preflight.Refusal refusal) {
        assertEquals(status, refusal.status());
        assertTrue(refusal.say().contains(words), refusal.say());
        assertTrue(refusal.say().contains("--no-preflight"), refusal.say());
    }

    private int status(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    @Test
    void aHealthyHomeMayStart() {
        assertEquals(Optional.empty(), refusal());
    }

    @Test
    void aFullDiskIsWorthTryingLater() throws Exception {
        assumeTrue(Libc.getuid() == 0, "mounting needs root");
        String at = home.configuration().toString();
        assumeTrue(status("mount", "-t", "tmpfs", "-o", "size=1m", "belay", at) == 0, "mounting is not allowed here");
        try {
            refuses(75, "where claude keeps the transcript, is full");
        } finally {
            status("umount", at);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenNeedsSomebody() throws Exception {
        assumeTrue(Libc.getuid() == 0, "mounting needs root");
        String at = home.configuration().toString();
        assumeTrue(status("mount", "-t", "tmpfs", "-o", "ro", "belay", at) == 0, "mounting is not allowed here");
        try {
            refuses(78, "is not writable, so nothing could be resumed");
        } finally {
            status("umount", at);
        }
    }

    @Test
    void anExpiredSignInAtACloudNeedsSomebody() throws IOException {
        home.environment.put("CLAUDE_CODE_USE_BEDROCK", "1");
        home.environment.put("AWS_PROFILE", "dev");
        sso(Duration.ofHours(-2));
        refuses(77, "the AWS SSO session of profile dev expired 2 h ago. Run `aws sso login --profile dev`");
        sso(Duration.ofHours(5).plusSeconds(30));
        assertEquals(Optional.empty(), refusal());
    }

    @Test
    void theProviderMayStandInTheSettings() throws IOException {
        sso(Duration.ofHours(-2));
        assertEquals(Optional.empty(), refusal());
        Files.writeString(
                home.configuration().resolve("settings.json"),
                "{\"env\": {\"CLAUDE_CODE_USE_BEDROCK\": \"1\", \"AWS_PROFILE\": \"dev\"}}");
        refuses(77, "the AWS SSO session of profile dev expired 2 h ago");
    }

    @Test
    void warnsOfCredentialsThatWouldNotLast() throws IOException {
        home.environment.put("CLAUDE_CODE_USE_BEDROCK", "1");
        home.environment.put("AWS_PROFILE", "dev");
        sso(Duration.ofHours(2).plusMinutes(10).plusSeconds(30));
        assertEquals(
                Optional.of(
                        "the AWS SSO session of profile dev expires in 2 h 10 min; a run that takes longer will wait"
                                + " for you then. Run `aws sso login --profile dev` in another window to sign in again."),
                warning(Optional.empty(), Duration.ofHours(8)));
        assertTrue(warning(Optional.empty(), Duration.ZERO).orElseThrow().contains("will end then with status 77"));
        assertEquals(Optional.empty(), warning(Optional.of(Duration.ofHours(1)), Duration.ofHours(8)));
        sso(Duration.ofHours(20));
        assertEquals(Optional.empty(), warning(Optional.empty(), Duration.ofHours(8)));
        home.environment.put("AWS_PROFILE", "gone");
        assertTrue(
                warning(Optional.empty(), Duration.ZERO).orElseThrow().contains("the AWS profile gone is in neither"));
    }

    private Optional<String> warning(Optional<Duration> deadline, Duration wait) {
        return new Preflight(home.environment, home.project).warning(deadline, wait);
    }

    private void sso(Duration left) throws IOException {
        Path aws = Files.createDirectories(home.home.resolve(".aws/sso/cache"));
        Files.writeString(aws.resolve("../../config"), "[profile dev]\nsso_start_url = https://corp\n");
        // SHA-1 of the start URL, as the AWS CLI names the file.
        Files.writeString(
                aws.resolve("17da54e8ec4ee05390f1915bb3ef5fea7ebd238e.json"),
                "{\"accessToken\": \"x\", \"expiresAt\": \"" + Instant.now().plus(left) + "\"}");
    }

    @Test
    void aTranscriptThatIsNotKeptNeedsSomebody() throws IOException {
        refuses(
                78,
                "with --no-session-persistence claude keeps no transcript",
                new Preflight(home.environment, home.project).run(true).orElseThrow());
        Path settings = home.configuration().resolve("settings.json");
        Files.writeString(settings, "{\"cleanupPeriodDays\": 0}");
        refuses(78, "\"cleanupPeriodDays\" is 0");
        Files.writeString(settings, "{\"cleanupPeriodDays\": 30}");
        assertEquals(Optional.empty(), refusal());
        Files.writeString(settings, "{\"env\": {\"CLAUDE_CODE_SKIP_PROMPT_HISTORY\": \"1\"}}");
        refuses(78, "CLAUDE_CODE_SKIP_PROMPT_HISTORY is set in claude's settings");
        Files.delete(settings);
        home.environment.put("CLAUDE_CODE_SKIP_PROMPT_HISTORY", "1");
        refuses(78, "CLAUDE_CODE_SKIP_PROMPT_HISTORY is set");
    }
}
