package dev.belay.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.diagnose.criterion.Criterion;
import dev.belay.diagnose.criterion.NormalizedText;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.notify.Incidents;
import dev.belay.supervise.Incident;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a value of any type that the sealed types are built from, so that a test need not know their kinds. */
public final class Samples {
    private static final Map<Class<?>, Object> KNOWN = Map.ofEntries(
            Map.entry(String.class, "sample"),
            Map.entry(Path.class, Path.of("/dev/null/sample")),
            Map.entry(byte[].class, new byte[0]),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true),
            Map.entry(List.class, List.of()),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(Duration.class, Duration.ofMinutes(7)),
            Map.entry(Instant.class, Incidents.NOW),
            Map.entry(ZonedDateTime.class, Incidents.NOW.atZone(ZoneOffset.UTC)),
            Map.entry(SessionId.class, Incidents.SESSION),
            Map.entry(Evidence.class, Evidence.of(Incidents.NOW, new Exit.Code(1))),
            Map.entry(Incident.class, Incidents.givenUp("500")),
            Map.entry(NormalizedText.class, NormalizedText.of("sample")),
            Map.entry(ObjectNode.class, new ObjectMapper().createObjectNode()));

    private Samples() {}

    /** A value of this type; nothing where there is no telling how to make one. */
    public static Optional<Object> of(Class<?> type) {
        if (KNOWN.containsKey(type)) {
            return Optional.of(KNOWN.get(type));
        }
        if (type.getName().equals("dev.belay.diagnose.criterion.RegexCriterion")) {
            return Optional.of(Criterion.of("/a sample/"));
        }
        if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        }
        if (type.isSealed()) {
            return of(type.getPermittedSubclasses()[0]);
        }
        return type.isRecord() ? record(type) : Optional.empty();
    }

    private static Optional<Object> record(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Optional<Object> value = of(types[i]);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException refused) {
            throw new AssertionError(type + " does not take " + Arrays.toString(values), refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
