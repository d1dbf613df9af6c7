package dev.belay.command.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir
    Path home;

    @Test
    void isUsedWhereItHasAStartupFileOrIsTheLoginShell() throws IOException {
        assertEquals(List.of(Shell.BASH), Shell.used(home, Map.of()));
        assertEquals(List.of(Shell.ZSH), Shell.used(home, Map.of("SHELL", "/bin/zsh")));
        Files.writeString(home.resolve(".bashrc"), "");
        assertEquals(List.of(Shell.BASH, Shell.FISH), Shell.used(home, Map.of("SHELL", "/usr/bin/fish")));
    }

    @Test
    void hasItsFilesWhereTheVariablesSay() {
        Map<String, String> elsewhere = Map.of("ZDOTDIR", "/z", "XDG_CONFIG_HOME", "/c");
        assertEquals(Path.of("/z/.zshrc"), Shell.ZSH.startupFile(home, elsewhere));
        assertEquals(Path.of("/c/fish/config.fish"), Shell.FISH.startupFile(home, elsewhere));
    }
}
