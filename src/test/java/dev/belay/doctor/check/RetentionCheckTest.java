package dev.belay.doctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionCheckTest {
    private static final String ID = "-1111-4111-8111-111111111111.jsonl";

    @TempDir
    Path folder;

    private HealthyHome home;

    @BeforeEach
    void healthy() throws IOException {
        home = new HealthyHome(folder);
    }

    @AfterEach
    void close() throws IOException {
        home.close();
    }

    private Path transcript(String begin, int daysAgo) throws IOException {
        Path project = Files.createDirectories(home.configuration().resolve("projects/-some-where"));
        Path file = Files.writeString(project.resolve(begin + ID), "{}\n");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(daysAgo))));
    }

    private Finding find() {
        return home.examine(List.of(new RetentionCheck())).get("retention");
    }

    private String said() {
        Finding finding = find();
        assertEquals(Status.OK, finding.status(), finding.toString());
        return finding.say();
    }

    private void says(String words) {
        String said = said();
        assertTrue(said.contains(words), said);
    }

    @Test
    void withNothingToDeleteItSaysWhatTheRuleIs() throws Exception {
        says("claude deletes transcripts 30 days after their last record (its default); none is due");
    }

    @Test
    void countsWhatTheNextSweepTakesAndWhatIsKept() throws Exception {
        transcript("aaaa1111", 31);
        transcript("aaaa2222", 40);
        transcript("aaaa3333", 29);
        says("2 transcripts are due at its next sweep (ten minutes into the next interactive session), and Belay has"
                + " kept none of them; the next one is due on ");
    }

    @Test
    void namesTheFileThatSaysHowManyDays() throws Exception {
        Path settings = home.configuration().resolve("settings.json");
        Files.writeString(settings, "{\"cleanupPeriodDays\": 7}");
        transcript("aaaa1111", 8);
        says("7 days after their last record (cleanupPeriodDays in " + settings + "); 1 transcript is due");
    }

    @Test
    void aSweepOfTodayIsNotRepeatedBeforeTomorrow() throws Exception {
        transcript("aaaa1111", 31);
        Files.writeString(home.configuration().resolve(".last-cleanup"), "");
        says("next sweep (not before ");
    }

    @Test
    void whatIsNoNumberOfDaysIsLeftToTheSettingsCheck() throws Exception {
        Files.writeString(home.configuration().resolve("settings.json"), "{\"cleanupPeriodDays\": 0}");
        assertEquals(Status.SKIP, find().status());
    }
}
