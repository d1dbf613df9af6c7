package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is too large has a second idea in it. What was too large when this test came is listed with each limit; the list
 * may only shrink, and an entry that is no longer needed fails too.
 */
class SizesTest {
    private static final int FILES_OF_A_PACKAGE = 20;
    private static final int LINES_OF_A_FILE = 300;
    private static final int LINES_OF_A_METHOD = 40;
    private static final int PARAMETERS = 7;

    private static final List<String> LARGE_PACKAGES = List.of();

    /** One for each kind of step, with its visitor; a test of the same name hid it. */
    private static final List<String> LONG_FILES = List.of();

    private static final List<String> LONG_METHODS = List.of();

    /** Constructors, and records by their components. */
    private static final List<String> WIDE_CONSTRUCTORS = List.of();

    private static final Map<String, Integer> FILES = new TreeMap<>();
    private static final Map<String, Long> LINES = new TreeMap<>();
    private static final Map<String, Long> METHODS = new TreeMap<>();
    private static final Map<String, Integer> CONSTRUCTORS = new TreeMap<>();

    @BeforeAll
    static void measure() throws IOException {
        for (String root : List.of("src/main/java", "src/test/java")) {
            List<Path> sources = sources(root);
            for (Path source : sources) {
                String folder = root.substring(4, 8) + " "
                        + Path.of(root, "dev").relativize(source).getParent();
                if (!source.endsWith("package-info.java")) {
                    FILES.merge(folder, 1, Integer::sum);
                }
                try (Stream<String> lines = Files.lines(source)) {
                    LINES.merge(name(source), lines.count(), Math::max);
                }
            }
            parse(sources);
        }
        assertTrue(METHODS.size() > 1000, "only " + METHODS.size() + " methods were found");
    }

    @Test
    void noPackageHasMoreThanTwentyFiles() {
        assertEquals(LARGE_PACKAGES, above(FILES, FILES_OF_A_PACKAGE));
    }

    @Test
    void noFileHasMoreThanThreeHundredLines() {
        assertEquals(LONG_FILES, above(LINES, LINES_OF_A_FILE));
    }

    @Test
    void noMethodHasMoreThanFortyLines() {
        assertEquals(LONG_METHODS, above(METHODS, LINES_OF_A_METHOD));
    }

    @Test
    void noConstructorHasMoreThanSevenParameters() {
        assertEquals(WIDE_CONSTRUCTORS, above(CONSTRUCTORS, PARAMETERS));
    }

    private static List<String> above(Map<String, ? extends Number> sizes, int limit) {
        return sizes.entrySet().stream()
                .filter(entry -> entry.getValue().longValue() > limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Path> sources(String root) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static void parse(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Sizes(unit, positions).scan(unit, null);
            }
        }
    }

    /** Goes through one source. */
    private static final class Sizes extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> classes = new ArrayList<>();

        Sizes(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree tree, Void none) {
            classes.add(tree.getSimpleName().toString());
            if (tree.getKind() == Tree.Kind.RECORD) {
                int components = (int) tree.getMembers().stream()
                        .filter(member -> member instanceof VariableTree field
                                && !field.getModifiers().getFlags().contains(Modifier.STATIC))
                        .count();
                CONSTRUCTORS.merge(String.join(".", classes), components, Math::max);
            }
            super.visitClass(tree, none);
            classes.remove(classes.size() - 1);
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void none) {
            String owner = String.join(".", classes);
            boolean constructor = tree.getName().contentEquals("<init>");
            if (constructor) {
                CONSTRUCTORS.merge(owner, tree.getParameters().size(), Math::max);
            }
            METHODS.merge(owner + "." + (constructor ? "new" : tree.getName()), lines(tree), Math::max);
            return super.visitMethod(tree, none);
        }

        private long lines(Tree tree) {
            var map = unit.getLineMap();
            long end = positions.getEndPosition(unit, tree);
            return end < 0 ? 0 : map.getLineNumber(end) - map.getLineNumber(positions.getStartPosition(unit, tree)) + 1;
        }
    }
}
