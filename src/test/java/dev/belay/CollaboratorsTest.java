package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How many types of ours a class names: classes, records, enums and interfaces alike, wherever in its code. Whoever names
 * many knows too much, or does two things; eight are enough for most. Nested types count as the type around them;
 * comments do not count, nor do types that are only inferred.
 */
class CollaboratorsTest {
    private static final int ENOUGH = 8;
    /** No class names more than that, but for the exceptions. */
    private static final int MOST = 12;
    /** How many may name more than enough. Only ever fewer. */
    private static final int OVER = 10;

    /** What puts others together, lists all there are of a kind, or leads the work of many. */
    private static final Map<String, String> EXCEPTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("Main", "the entry of the program"),
            Map.entry("decide.Planner", "decides over every kind of step"),
            Map.entry("doctor.check.Checks", "the list of all checks"),
            Map.entry("evidence.Evidence", "all that is seen of a session"),
            Map.entry("run.RecoveryWiring", "puts the hands together"),
            Map.entry("run.SupervisionWiring", "puts the supervision together"),
            Map.entry("run.Wiring", "puts the start together"),
            Map.entry("transcript.repair.TranscriptRepair", "the stages of a repair in their order"),
            Map.entry("watch.LiveSession", "a live session with all that watches it")));

    private static final Map<String, Set<String>> NAMED = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/belay"))) {
            sources = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .toList();
        }
        Set<String> ours = new TreeSet<>();
        for (Path source : sources) {
            ours.add(Path.of("src/main/java")
                    .relativize(source)
                    .toString()
                    .replace('/', '.')
                    .replaceAll("\\.java$", ""));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                Names names = new Names(unit.getPackageName().toString(), ours);
                names.scan(unit, null);
                ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
                String own = unit.getPackageName() + "." + type.getSimpleName();
                names.found.remove(own);
                NAMED.put(own.replaceFirst("^dev\\.belay\\.", ""), names.found);
            }
        }
        assertTrue(NAMED.size() > 500, "only " + NAMED.size() + " classes were found");
    }

    @Test
    void noClassNamesTooManyOthers() {
        assertEquals(EXCEPTIONS.keySet(), above(MOST).keySet(), () -> "part what it does: " + above(MOST));
    }

    @Test
    void mostClassesNameFewOthers() {
        Map<String, Set<String>> above = above(ENOUGH);
        assertTrue(
                above.size() <= OVER, () -> above.size() + " classes name more than " + ENOUGH + ": " + above.keySet());
    }

    private static Map<String, Set<String>> above(int limit) {
        Map<String, Set<String>> above = new TreeMap<>(NAMED);
        above.values().removeIf(named -> named.size() <= limit);
        return above;
    }

    /** Collects what one source names: by an import, of its own package, or in full. */
    private static final class Names extends TreeScanner<Void, Void> {
        private final String room;
        private final Set<String> ours;
        private final Map<String, String> imported = new HashMap<>();
        private final Set<String> found = new TreeSet<>();

        Names(String room, Set<String> ours) {
            this.room = room;
            this.ours = ours;
        }

        @Override
        public Void visitImport(ImportTree tree, Void none) {
            String name = tree.getQualifiedIdentifier().toString();
            for (String type = name; type.contains("."); type = type.substring(0, type.lastIndexOf('.'))) {
                if (ours.contains(type)) {
                    found.add(type);
                    imported.put(name.substring(name.lastIndexOf('.') + 1), type);
                }
            }
            return null;
        }

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void none) {
            String name = tree.getName().toString();
            String type = imported.getOrDefault(name, room + "." + name);
            if (ours.contains(type)) {
                found.add(type);
            }
            return null;
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree tree, Void none) {
            if (ours.contains(tree.toString())) {
                found.add(tree.toString());
            }
            return super.visitMemberSelect(tree, none);
        }
    }
}
