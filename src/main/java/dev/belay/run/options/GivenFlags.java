package dev.belay.run.options;

import dev.belay.settings.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings of a run that were given as flags, as flags again. */
public final class GivenFlags {
    private GivenFlags() {}

    /** @param given each value in its one spelling */
    public static List<String> of(Map<Setting, String> given) {
        List<String> words = new ArrayList<>();
        for (Map.Entry<Setting, String> one : given.entrySet()) {
            Setting setting = one.getKey();
            words.add(setting.flag());
            switch (setting.kind()) {
                case SWITCH -> {}
                case SIZE -> words.add((Long.parseLong(one.getValue()) >> 20) + "M");
                case DURATION, WAIT -> words.add(Duration.parse(one.getValue()).toSeconds() + "s");
                default -> words.add(one.getValue());
            }
        }
        return words;
    }
}
