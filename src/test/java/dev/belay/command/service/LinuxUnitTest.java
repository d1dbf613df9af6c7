package dev.belay.command.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxUnitTest {
    @TempDir
    Path folder;

    private LinuxUnit unit;

    @BeforeEach
    void make() throws IOException {
        Path launcher =
                Files.createDirectories(folder.resolve("a 100% $folder")).resolve("belay");
        Files.writeString(launcher, "#!/bin/sh\n");
        assertTrue(launcher.toFile().setExecutable(true));
        unit = new LinuxUnit(folder.resolve("config"), launcher, Map.of("PATH", "/usr/bin:/a%b", "SECRET", "s"));
    }

    private void write() throws IOException {
        Files.createDirectories(unit.file().getParent());
        Files.writeString(unit.file(), unit.text());
    }

    @Test
    void saysWhatItRunsAndKeepsNoSecret() {
        String text = unit.text();
        assertTrue(text.contains("/a 100%% $folder/belay\" restore\n"), text);
        assertTrue(text.contains("Environment=\"PATH=/usr/bin:/a%%b\"\n"), text);
        assertFalse(text.contains("SECRET"), text);
        for (String line : new String[] {
            "KillMode=mixed",
            "TimeoutStopSec=120",
            "SuccessExitStatus=143",
            "RestartPreventExitStatus=64 69 70 77 78 124",
            "WantedBy=default.target"
        }) {
            assertTrue(text.lines().anyMatch(line::equals), line);
        }
    }

    @Test
    void isEnabledByALinkAndLeavesNothing() throws IOException {
        write();
        assertFalse(unit.isEnabled());
        unit.enable();
        unit.enable();
        assertTrue(unit.isEnabled());
        assertTrue(Files.isSameFile(
                unit.file(), folder.resolve("config/systemd/user/default.target.wants/belay-restore.service")));
        unit.disable();
        Files.delete(unit.file());
        unit.forget();
        assertFalse(Files.exists(folder.resolve("config/systemd")));
    }

    @Test
    void systemdUnderstandsIt() throws Exception {
        Tool.require("systemd-analyze");
        write();
        ProcessBuilder verify = new ProcessBuilder(
                        "systemd-analyze",
                        "--user",
                        "--man=no",
                        "verify",
                        unit.file().toString())
                .redirectErrorStream(true);
        verify.environment()
                .put(
                        "XDG_RUNTIME_DIR",
                        Files.createDirectory(folder.resolve("run")).toString());
        Process process = verify.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        assertFalse(said.contains("belay-restore"), said);
    }
}
