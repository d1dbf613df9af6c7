package dev.belay.report;

import dev.belay.decide.Choice;
import dev.belay.decide.HumanTime;
import dev.belay.decide.Step;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The line after the message: the keys, and what each of them does. */
public final class FailureQuestion {
    private final Style style;

    FailureQuestion(Style style) {
        this.style = style;
    }

    /**
     * The question, with room for what {@link #enter} adds.
     *
     * @param columns the width to which it is wrapped, no key parted from what it does; 0 for not at all
     */
    public String line(Step.Offer offer, int columns) {
        List<String> keys = new ArrayList<>();
        for (Choice choice : offer.choices()) {
            keys.add(key(choice.key(), words(choice, offer)));
        }
        keys.add(key('d', "details"));
        keys.add(key('q', "quit"));
        String enter = enter(offer);
        keys.add(enter);
        String all = "  " + Paragraph.of(keys, "   ", columns <= 0 ? 0 : columns - 3, "  ");
        return all.substring(0, all.length() - enter.length());
    }

    /** What Return means: it is said when keys begin to count. */
    public String enter(Step.Offer offer) {
        Optional<Choice> first = offer.choices().stream().findFirst();
        String enter = first.map(choice -> choice == Choice.WAIT ? "wait" : words(choice, offer))
                .orElse("quit");
        return style.dim("Enter: " + enter);
    }

    private String key(char key, String words) {
        return style.bold("[" + key + "]") + " " + words;
    }

    private static String words(Choice choice, Step.Offer offer) {
        return switch (choice) {
            case WAIT ->
                offer.pause()
                        .map(pause -> "wait until " + HumanTime.of(pause.until(), pause.from()) + " and resume")
                        .orElse("wait and resume");
            case GO_ON -> "resume and go on";
            case RESUME -> "resume";
            case COMPACT -> "compact and resume";
            case REPAIR -> "repair and resume";
            case TRIM -> "trim and resume";
            case RELEASE -> "stop it there and resume";
            case RESTART -> "start again";
        };
    }
}
