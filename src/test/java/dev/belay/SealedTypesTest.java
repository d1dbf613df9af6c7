package dev.belay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Samples;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done with a sealed type is done for each of its kinds. Java 17 does not check a chain of {@code instanceof},
 * so there is none: the type itself has a method, or a visitor, and a new kind without an answer does not compile.
 */
class SealedTypesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");

    /** A member of a class ends with a brace at its indentation; a constant of an enum stands alone. */
    private static final Pattern MEMBER_END = Pattern.compile("\n    \\}\n|\n(?=    [A-Z_]{2,}\\()");

    @Test
    void eachKindAnswersEverythingThatItsTypeIsAsked() throws Exception {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Class<?> type : sealedTypes()) {
            for (Class<?> kind : type.getPermittedSubclasses()) {
                Object sample = Samples.of(kind).orElseThrow(() -> new AssertionError("no sample of " + kind));
                for (Method method : type.getDeclaredMethods()) {
                    Optional<Object[]> arguments = arguments(method);
                    if (!Modifier.isStatic(method.getModifiers()) && arguments.isPresent()) {
                        asked++;
                        method.setAccessible(true);
                        try {
                            method.invoke(sample, arguments.get());
                        } catch (InvocationTargetException fault) {
                            wrong.add(kind.getName() + "." + method.getName() + ": " + fault.getCause());
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked > 20, () -> "too few questions were found");
    }

    @Test
    void aVisitorHasOneMethodForEachKindAndEachKindCallsItsOwn() throws Exception {
        int visitors = 0;
        for (Class<?> type : sealedTypes()) {
            for (Method accept : type.getDeclaredMethods()) {
                if (accept.getName().equals("accept")) {
                    visitors++;
                    assertOneMethodForEachKind(type, accept);
                }
            }
        }
        assertTrue(visitors >= 3, "too few visitors were found");
    }

    private static void assertOneMethodForEachKind(Class<?> type, Method accept) throws Exception {
        Class<?> visitor = accept.getParameterTypes()[0];
        Set<String> called = new TreeSet<>();
        accept.setAccessible(true);
        for (Class<?> kind : type.getPermittedSubclasses()) {
            Object sample = Samples.of(kind).orElseThrow();
            List<String> calls = new ArrayList<>();
            Object proxy = Proxy.newProxyInstance(
                    visitor.getClassLoader(), new Class<?>[] {visitor}, (self, method, arguments) -> {
                        assertEquals(kind, method.getParameterTypes()[0]);
                        calls.add(method.getName());
                        return null;
                    });
            accept.invoke(sample, proxy);
            assertEquals(1, calls.size(), kind::getName);
            called.addAll(calls);
        }
        assertEquals(type.getPermittedSubclasses().length, called.size(), type::getName);
        assertEquals(
                called,
                new TreeSet<>(Arrays.stream(visitor.getDeclaredMethods())
                        .map(Method::getName)
                        .toList()));
    }

    @Test
    void nobodyAsksForOneKindAfterTheOther() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Class<?> type : sealedTypes()) {
            Pattern kinds = asked(type, "instanceof ", "");
            Pattern casts = asked(type, "\\(", "\\) ");
            for (Path file : sources()) {
                for (String member : MEMBER_END.split(Files.readString(file))) {
                    Set<String> found = new TreeSet<>(found(kinds, member));
                    if (found.size() > 1
                            || found.size() == 1 && !found(casts, member).isEmpty()) {
                        wrong.add(file.getFileName() + " asks a " + type.getSimpleName() + " for " + found);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Each kind as the sources write it, between these. */
    private static Pattern asked(Class<?> type, String before, String after) {
        List<String> names = new ArrayList<>();
        for (Class<?> kind : type.getPermittedSubclasses()) {
            Class<?> outer = kind.getEnclosingClass();
            String name = Pattern.quote(kind.getSimpleName());
            names.add(outer == null ? name : outer.getSimpleName() + "\\." + name);
        }
        return Pattern.compile(before + "(" + String.join("|", names) + ")\\b" + after);
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Optional<Object[]> arguments(Method method) {
        Object[] arguments = new Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Optional<Object> sample = Samples.of(method.getParameterTypes()[i]);
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            arguments[i] = sample.get();
        }
        return Optional.of(arguments);
    }

    private static List<Class<?>> sealedTypes() throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('/', '.');
                if (name.startsWith("dev.belay.") && name.endsWith(".class") && !name.endsWith("-info.class")) {
                    Class<?> type = Class.forName(
                            name.substring(0, name.length() - ".class".length()),
                            false,
                            SealedTypesTest.class.getClassLoader());
                    if (type.isSealed()) {
                        types.add(type);
                    }
                }
            }
        }
        assertTrue(types.size() >= 8, types::toString);
        return types;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
