package dev.belay.doctor.check;

import dev.belay.doctor.Amount;
import dev.belay.doctor.CheckContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The memory files that the client reads into every session: CLAUDE.md of administrator, user, project and the folders
 * around it, rules, and what each imports with {@code @path}, five deep. Words in code do not import.
 */
final class MemoryFiles {
    private static final int DEPTH = 5;
    private static final long LARGEST_READ = 4 * Amount.MEGABYTE;
    /** English and code have about four characters to a token; other scripts about one. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final Path home;
    private final Map<Path, Long> tokens = new LinkedHashMap<>();
    private final List<Path> garbled = new ArrayList<>();

    private MemoryFiles(Path home) {
        this.home = home;
    }

    static MemoryFiles of(CheckContext context) {
        MemoryFiles files = new MemoryFiles(context.paths().home());
        files.read(context.machine().managed().resolve("CLAUDE.md"), 0);
        files.read(context.paths().configuration().resolve("CLAUDE.md"), 0);
        files.rules(context.paths().configuration().resolve("rules"));
        List<Path> around = new ArrayList<>();
        for (Path at = context.paths().workingDirectory(); at != null; at = at.getParent()) {
            around.add(0, at);
        }
        for (Path folder : around) {
            files.read(folder.resolve("CLAUDE.md"), 0);
            files.read(folder.resolve(".claude/CLAUDE.md"), 0);
            files.rules(folder.resolve(".claude/rules"));
            files.read(folder.resolve("CLAUDE.local.md"), 0);
        }
        return files;
    }

    /** Each file with an estimate of its tokens. */
    Map<Path, Long> tokens() {
        return tokens;
    }

    /** Those that hold something else than text: half-written, or overwritten with zero bytes. */
    List<Path> garbled() {
        return garbled;
    }

    private void rules(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> rules = Files.list(folder)) {
            rules.filter(file -> file.toString().endsWith(".md")).sorted().forEach(file -> read(file, 0));
        } catch (IOException unreadable) {
            // The client cannot read it either.
        }
    }

    private void read(Path named, int depth) {
        Path file = named.normalize();
        if (depth > DEPTH || tokens.containsKey(file) || !Files.isRegularFile(file)) {
            return;
        }
        try {
            long size = Files.size(file);
            if (size > LARGEST_READ) {
                tokens.put(file, size / CHARACTERS_PER_TOKEN);
                return;
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            tokens.put(file, estimate(text));
            if (text.indexOf('\0') >= 0 || text.indexOf('\ufffd') >= 0) {
                garbled.add(file);
            }
            for (String imported : imports(text)) {
                read(resolve(file, imported), depth + 1);
            }
        } catch (IOException | InvalidPathException unreadable) {
            // The client cannot read it either.
        }
    }

    private Path resolve(Path file, String imported) {
        return imported.startsWith("~/")
                ? home.resolve(imported.substring(2))
                : file.resolveSibling(imported.startsWith("./") ? imported.substring(2) : imported);
    }

    static long estimate(String text) {
        long plain = 0;
        long other = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x80) {
                plain++;
            } else {
                other++;
            }
        }
        return (plain + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN + other;
    }

    /** The words that begin with an at sign, outside of code. */
    static List<String> imports(String text) {
        List<String> imports = new ArrayList<>();
        boolean fenced = false;
        for (String line : text.lines().toList()) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced && line.indexOf('@') >= 0) {
                for (String word : withoutCode(line).split("\\s+")) {
                    if (word.length() > 1 && word.charAt(0) == '@') {
                        imports.add(word.substring(1));
                    }
                }
            }
        }
        return imports;
    }

    private static String withoutCode(String line) {
        StringBuilder plain = new StringBuilder();
        boolean code = false;
        for (int i = 0; i < line.length(); i++) {
            char unit = line.charAt(i);
            if (unit == '`') {
                code = !code;
                plain.append(' ');
            } else if (!code) {
                plain.append(unit);
            }
        }
        return plain.toString();
    }
}
