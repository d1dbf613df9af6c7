package dev.belay.doctor.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AliasCheckTest {
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

    private void says(Status status, String words, String alias) throws IOException {
        Files.writeString(home.home.resolve(".bashrc"), "# mine\n" + alias + "\n");
        Finding finding = home.examine(List.of(new AliasCheck())).get("alias");
        assertEquals(status, finding.status(), finding.toString());
        assertTrue(finding.say().contains(words), finding.say());
    }

    @Test
    void anAliasThatRunsBelayIsWell() throws IOException {
        says(Status.OK, "typing claude starts Belay", "alias claude='" + program("belay") + " run --'");
    }

    @Test
    void aPathWithASpaceIsQuotedInIt() throws IOException {
        Path spaced = Files.createDirectories(folder.resolve("my tools")).resolve("belay");
        Files.copy(program("belay"), spaced, StandardCopyOption.COPY_ATTRIBUTES);
        says(Status.OK, "typing claude starts Belay", "alias claude='\"" + spaced + "\" run --'");
        says(Status.WARN, "which does not exist", "alias claude='\"" + spaced + "er\" run --'");
    }

    @Test
    void anAliasThatLeadsNowhereIsNoSupervision() throws IOException {
        says(Status.WARN, "which does not exist", "alias claude='/nonexistent/belay run --'");
    }

    @Test
    void anAliasWithoutItsCommandIsNone() throws IOException {
        says(Status.WARN, "without its `run` command", "alias claude=" + program("belay"));
    }

    @Test
    void anotherAliasIsNoneOfBelays() throws IOException {
        says(Status.OK, "typing claude starts claude itself", "alias claude='claude --model opus'");
    }

    @Test
    void theAliasToWriteIsTheLinkThatSurvivesAnUpdate() throws IOException {
        Path link = home.home.resolve(".local/bin/belay");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, program("belay"));
        String before = System.getProperty("belay.launcher");
        System.setProperty("belay.launcher", folder.resolve("belay").toString());
        try {
            says(Status.OK, "`alias claude='" + link + " run --'`", "");
        } finally {
            if (before == null) {
                System.clearProperty("belay.launcher");
            } else {
                System.setProperty("belay.launcher", before);
            }
        }
    }

    private Path program(String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
