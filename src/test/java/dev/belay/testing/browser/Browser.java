package dev.belay.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.posix.SearchPath;
import dev.belay.testing.Finished;
import dev.belay.testing.RealClient;
import dev.belay.testing.Requirement;
import dev.belay.testing.Tool;
import dev.belay.testing.client.NpmFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Chromium of this machine, without a window, led by the script in {@code src/test/browser}. Where there is none the test
 * is skipped, or fails, as {@link Requirement} says.
 */
public final class Browser {
    private static final Path SOURCES = Path.of("src/test/browser").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What Debian, Ubuntu's images and Google call it. */
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** A start takes a second; a busy machine has done with so many pages in the time that a program may take. */
    private static final int AT_ONCE = 4;

    private final Path executable;
    private final Path modules;
    private final Optional<Path> pictures;

    private Browser(Path executable, Path modules, Optional<Path> pictures) {
        this.executable = executable;
        this.modules = modules;
        this.pictures = pictures;
    }

    /** The one that is here; {@code -Dbelay.pictures=FOLDER} has it take pictures. */
    public static Browser here() throws InterruptedException {
        Tool.require("node");
        Tool.require("npm");
        Path executable = NAMES.stream()
                .flatMap(name -> SearchPath.of(System.getenv()).first(name).stream())
                .findFirst()
                .orElseThrow(() -> Requirement.missing("chromium is not installed", "BELAY_TESTS_WITHOUT_BROWSER"));
        try {
            Optional<Path> wanted =
                    Optional.ofNullable(System.getProperty("belay.pictures")).map(Path::of);
            Browser browser = new Browser(executable, modules(), Optional.empty());
            return wanted.isPresent() ? browser.takingPictures(wanted.get()) : browser;
        } catch (IOException refused) {
            throw Requirement.missing("what leads the browser cannot be installed: " + refused.getMessage());
        }
    }

    /** The same, which also takes pictures of each page into this folder: three widths, light and dark, and on paper. */
    public Browser takingPictures(Path folder) throws IOException {
        return new Browser(executable, modules, Optional.of(Files.createDirectories(folder)));
    }

    private static Path modules() throws IOException, InterruptedException {
        Map<String, String> versions = new TreeMap<>();
        JsonNode wanted =
                JSON.readTree(SOURCES.resolve("package.json").toFile()).path("dependencies");
        wanted.fieldNames()
                .forEachRemaining(name -> versions.put(name, wanted.get(name).asText()));
        List<String> packages = new ArrayList<>();
        versions.forEach((name, version) -> packages.add(name + "@" + version));
        return new NpmFolder(RealClient.cache(), "browser-" + String.join("-", versions.values()), packages)
                .installed(folder -> {})
                .resolve("node_modules");
    }

    /** Opens each of these pages, does what a reader does, and says what happened there. */
    public List<PageVisit> visit(List<Path> pages) throws IOException, InterruptedException {
        List<PageVisit> visits = new ArrayList<>();
        for (int from = 0; from < pages.size(); from += AT_ONCE) {
            visits.addAll(together(pages.subList(from, Math.min(pages.size(), from + AT_ONCE))));
        }
        return visits;
    }

    /** In one start of the browser. */
    private List<PageVisit> together(List<Path> pages) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("node", SOURCES.resolve("inspect.cjs").toString(), executable.toString()));
        pages.forEach(page -> command.add(page.toString()));
        ProcessBuilder node = new ProcessBuilder(command);
        node.environment().put("NODE_PATH", modules.toString());
        pictures.ifPresent(folder -> node.environment().put("PICTURES", folder.toString()));
        Finished finished = Finished.run(node, "");
        if (finished.status() != 0) {
            throw new IOException("the browser could not be led: " + finished.errors());
        }
        List<PageVisit> visits = new ArrayList<>();
        for (JsonNode visit : JSON.readTree(finished.output().getBytes(StandardCharsets.ISO_8859_1))) {
            visits.add(PageVisit.of(visit));
        }
        return visits;
    }
}
