package dev.belay.scripts;

import static dev.belay.scripts.ReleaseFiles.succeeds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The Homebrew formula of a release: brew itself is not here, so each block has its end, and each archive its sum. */
@DisabledOnOs(OS.WINDOWS)
class FormulaTest {
    @TempDir
    Path dist;

    private String formula(String... platforms) throws Exception {
        for (String platform : platforms) {
            Path archive = Files.writeString(dist.resolve("belay-1.2.3-" + platform + ".tar.gz"), "");
            Files.writeString(
                    dist.resolve(archive.getFileName() + ".sha256"), "sum-" + platform + "  " + archive.getFileName());
        }
        succeeds("packaging/homebrew/pack " + dist);
        String formula = Files.readString(dist.resolve("belay.rb"));
        List<String> words = List.of(formula.split("\\s+"));
        long begun =
                words.stream().filter(List.of("class", "do", "def")::contains).count();
        assertEquals(begun, words.stream().filter("end"::equals).count(), formula);
        return formula;
    }

    @Test
    void eachPlatformHasItsArchiveAndItsSum() throws Exception {
        String[] platforms = {"linux-arm64", "linux-x64", "macos-arm64", "macos-x64"};
        String formula = formula(platforms);
        for (String platform : platforms) {
            String processor = platform.endsWith("arm64") ? "on_arm" : "on_intel";
            assertTrue(
                    formula.contains(
                            "    " + processor + " do\n      url \"https://belay.example/releases/1.2.3/belay-1.2.3-"
                                    + platform + ".tar.gz\"\n      sha256 \"sum-" + platform + "\"\n    end\n"),
                    formula);
            String system = platform.startsWith("macos") ? "on_macos" : "on_linux";
            assertTrue(formula.indexOf(system) < formula.indexOf("sum-" + platform), formula);
        }
        assertTrue(formula.indexOf("sum-macos-x64") < formula.indexOf("on_linux"), formula);
    }

    @Test
    void whatWasNotBuiltIsNotOffered() throws Exception {
        String formula = formula("linux-x64");
        assertFalse(formula.contains("on_macos") || formula.contains("on_arm"), formula);
    }
}
