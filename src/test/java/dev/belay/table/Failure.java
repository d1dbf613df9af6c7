package dev.belay.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to fall, made for real: what is done, and which class is right for each version.
 *
 * @param group the heading under which it stands
 * @param name what it is
 * @param done what is done for it
 * @param expected the right class by version; {@code *} for all others
 * @param leftOut why it is not made on a version
 * @param play makes it, and returns when the client has ended
 */
record Failure(
        String group, String name, String done, Map<String, String> expected, Map<String, String> leftOut, Play play) {

    /** Makes a failure on a stage. */
    @FunctionalInterface
    interface Play {
        void on(Stage stage) throws Exception;
    }

    static Failure of(String group, String name, String done, String expected, Play play) {
        return new Failure(group, name, done, Map.of("*", expected), Map.of(), play);
    }

    /** The same, but another class is right for this version. */
    Failure on(String version, String right) {
        return new Failure(group, name, done, more(expected, version, right), leftOut, play);
    }

    /** The same, but not made on this version. */
    Failure notOn(String version, String why) {
        return new Failure(group, name, done, expected, more(leftOut, version, why), play);
    }

    /** In words: a client that writes its note in time or not leaves two that are right. */
    String right(String version) {
        return expected.getOrDefault(version, expected.get("*"));
    }

    boolean isRight(String version, String name) {
        return List.of(right(version).split(" or ")).contains(name);
    }

    /** A name that is good for a folder. */
    String slug() {
        return (group + " " + name).toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Map<String, String> more(Map<String, String> map, String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(map);
        all.put(key, value);
        return all;
    }
}
