package dev.belay.register;

import dev.belay.files.RecordLines;
import dev.belay.settings.Setting;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run was started, so that it can be started again.
 *
 * @param directory in which folder
 * @param given Belay's own options
 * @param words claude's arguments, as the user gave them: there may be secrets among them
 * @param variables what of the environment decides which claude it is; see {@link KeptVariables}
 * @param unattended whether nobody looked at it
 */
public record StartedAs(
        String directory,
        Map<Setting, String> given,
        List<String> words,
        Map<String, String> variables,
        boolean unattended,
        Seat seat) {

    /** Whether claude has a screen. */
    public boolean hasScreen() {
        return seat.kind() != Seat.Kind.NONE;
    }

    /** Whose limits whoever has these variables is subject to. */
    public static String account(Map<String, String> variables) {
        return variables.getOrDefault("CLAUDE_CONFIG_DIR", "");
    }

    String account() {
        return account(variables);
    }

    /** The folder of the batch that brings it back, where it is a task of one. */
    public Optional<String> batch() {
        return Optional.ofNullable(variables.get("BELAY_BATCH"));
    }

    /** What its user lets be said to the model on a resume, where he chose. */
    public Optional<String> resumePrompt() {
        return Optional.ofNullable(given.get(Setting.RESUME_PROMPT))
                .or(() -> Optional.ofNullable(variables.get(Setting.RESUME_PROMPT.variable())));
    }

    void write(RecordLines lines) {
        lines.add("directory", directory)
                .add("unattended", unattended)
                .add("seat", seat.kind().name())
                .addAll("word", words);
        seat.pane().ifPresent(pane -> lines.add("pane", pane.text()));
        given.forEach((setting, value) -> lines.add("given", setting.key() + " " + value));
        variables.forEach((name, value) -> lines.add("variable", name + " " + value));
    }

    static StartedAs read(RecordLines lines) {
        return new StartedAs(
                lines.only("directory"),
                given(lines),
                List.copyOf(lines.all("word")),
                variables(lines),
                Boolean.parseBoolean(lines.only("unattended")),
                new Seat(
                        Seat.Kind.valueOf(lines.only("seat")),
                        lines.first("pane").map(Seat.Pane::parse)));
    }

    private static Map<Setting, String> given(RecordLines lines) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (String line : lines.all("given")) {
            int blank = line.indexOf(' ');
            Setting.named(line.substring(0, blank)).ifPresent(setting -> given.put(setting, line.substring(blank + 1)));
        }
        return given;
    }

    private static Map<String, String> variables(RecordLines lines) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : lines.all("variable")) {
            int blank = line.indexOf(' ');
            variables.put(line.substring(0, blank), line.substring(blank + 1));
        }
        return variables;
    }
}
