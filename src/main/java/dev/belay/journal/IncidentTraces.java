package dev.belay.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the journal kept of a session's last fall: readings that nobody can take again afterwards. Reads with a streaming
 * parser, for the first databind document costs more than a diagnosis; what cannot be read counts as not kept.
 *
 * @param folder where it is kept
 * @param at when the fall was noticed
 */
public record IncidentTraces(
        Path folder, Instant at, Exit exit, Hooks hooks, Machine machine, SessionFile sessionFile, Screen screen) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Of a failure that nobody has watched: nothing was kept. */
    public static IncidentTraces none() {
        return new IncidentTraces(
                Path.of(""),
                Instant.EPOCH,
                new Exit.Unseen(),
                Hooks.silent(),
                Machine.unread(),
                SessionFile.NEVER,
                Screen.blank());
    }

    /** The newest incident of this session that was noticed after this time. */
    public static Optional<IncidentTraces> newest(Path incidents, SessionId session, Instant after) {
        for (IncidentFolder folder : IncidentFolder.newestFirst(incidents)) {
            Map<String, String> incident = fields(folder, IncidentFolder.INCIDENT);
            if (session.value().equalsIgnoreCase(incident.get("session.id"))) {
                return at(incident).filter(after::isBefore).map(at -> read(folder, at));
            }
        }
        return Optional.empty();
    }

    /** For each session that is in the journal, by its id in lower case, its newest incident. */
    public static Map<String, IncidentTraces> newestOfEach(Path incidents) {
        Map<String, IncidentTraces> newest = new HashMap<>();
        for (IncidentFolder folder : IncidentFolder.newestFirst(incidents)) {
            Map<String, String> incident = fields(folder, IncidentFolder.INCIDENT);
            String id = incident.getOrDefault("session.id", "").toLowerCase(Locale.ROOT);
            if (!id.isEmpty() && !newest.containsKey(id)) {
                at(incident).ifPresent(at -> newest.put(id, read(folder, at)));
            }
        }
        return newest;
    }

    /** Those of the last incidents, newest first, so many at most. */
    public static List<IncidentTraces> last(Path incidents, int most) {
        List<IncidentTraces> last = new ArrayList<>();
        for (IncidentFolder folder : IncidentFolder.newestFirst(incidents)) {
            if (last.size() < most) {
                at(fields(folder, IncidentFolder.INCIDENT)).ifPresent(at -> last.add(read(folder, at)));
            }
        }
        return last;
    }

    private static Optional<Instant> at(Map<String, String> incident) {
        try {
            return Optional.ofNullable(incident.get("at")).map(Instant::parse);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static IncidentTraces read(IncidentFolder folder, Instant at) {
        return new IncidentTraces(
                folder.path(),
                at,
                exit(folder.text(IncidentFolder.EXIT)),
                hooks(fields(folder, IncidentFolder.HOOKS)),
                kernel(fields(folder, IncidentFolder.KERNEL)),
                sessionFile(folder.text(IncidentFolder.SESSION_FILE)),
                new Screen(folder.text(IncidentFolder.SCREEN), false));
    }

    /** {@code code 0}, {@code signal SIGKILL}; whatever else (it was running then) is not known by now. */
    private static Exit exit(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length == 2 && words[0].equals("code") && words[1].matches("[0-9]{1,3}")) {
            return new Exit.Code(Integer.parseInt(words[1]));
        }
        if (words.length == 2 && words[0].equals("signal")) {
            return new Exit.Signal(number(words[1]), words[1].toUpperCase(Locale.ROOT));
        }
        return new Exit.Unseen();
    }

    private static int number(String signal) {
        return switch (signal) {
            case "SIGHUP" -> 1;
            case "SIGINT" -> 2;
            case "SIGQUIT" -> 3;
            case "SIGILL" -> 4;
            case "SIGTRAP" -> 5;
            case "SIGABRT" -> 6;
            case "SIGKILL" -> 9;
            case "SIGSEGV" -> 11;
            case "SIGTERM" -> 15;
            default -> 0;
        };
    }

    private static Hooks hooks(Map<String, String> fields) {
        if (!"true".equals(fields.get("heard"))) {
            return Hooks.silent();
        }
        return new Hooks(
                true,
                "true".equals(fields.get("stopped")),
                Optional.ofNullable(fields.get("stopFailure"))
                        .map(text -> new ApiError(text, Optional.empty(), OptionalInt.empty(), Optional.empty(), -1)),
                Optional.ofNullable(fields.get("sessionEnd")),
                Optional.ofNullable(fields.get("notification")),
                "true".equals(fields.get("compacting")));
    }

    private static Machine kernel(Map<String, String> fields) {
        return new Machine(
                new Machine.Memory(
                        number(fields, "oomKills"),
                        Optional.ofNullable(fields.get("oomVictim")),
                        number(fields, "peakResident"),
                        number(fields, "memoryAvailable"),
                        number(fields, "memoryTotal"),
                        number(fields, "memoryLimit"),
                        number(fields, "memoryPeak")),
                new Machine.Disk(
                        number(fields, "diskFree"),
                        number(fields, "inodesFree"),
                        Optional.ofNullable(fields.get("readOnly")).map(Boolean::valueOf)),
                Optional.ofNullable(fields.get("configurationFault")),
                Optional.empty(),
                new Machine.Strain(
                        number(fields, "memoryPressure"),
                        Optional.ofNullable(fields.get("memoryShort")).map(Boolean::valueOf)));
    }

    private static OptionalLong number(Map<String, String> fields, String name) {
        String text = fields.get(name);
        return text != null && text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static SessionFile sessionFile(String text) {
        for (SessionFile state : SessionFile.values()) {
            if (state.id().equals(text.strip())) {
                return state;
            }
        }
        return SessionFile.NEVER;
    }

    /** The scalars of an object, those of an object in it as {@code outer.inner}. */
    private static Map<String, String> fields(IncidentFolder folder, String file) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = FACTORY.createParser(folder.text(file))) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, "", fields);
            }
        } catch (IOException notKept) {
            return Map.of();
        }
        return fields;
    }

    private static void read(JsonParser parser, String outer, Map<String, String> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = outer + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && outer.isEmpty()) {
                read(parser, name + ".", fields);
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }
}
