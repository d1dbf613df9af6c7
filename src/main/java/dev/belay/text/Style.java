package dev.belay.text;

import java.util.Map;

/** Bold and dim where a terminal shows them; plain text elsewhere, with NO_COLOR and on a dumb terminal. */
public record Style(boolean coloured) {

    public static Style of(boolean terminal, Map<String, String> environment) {
        String noColour = environment.getOrDefault("NO_COLOR", "");
        return new Style(terminal && noColour.isEmpty() && !"dumb".equals(environment.get("TERM")));
    }

    public String bold(String text) {
        return coloured ? "\033[1m" + text + "\033[0m" : text;
    }

    public String dim(String text) {
        return coloured ? "\033[2m" + text + "\033[0m" : text;
    }
}
