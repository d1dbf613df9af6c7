package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Subject;
import dev.belay.decide.HumanTime;
import dev.belay.text.Untrusted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which session it is, and what was asked of it. */
record SubjectWords(Chronicle chronicle, Surroundings known) {
    private static final int ID = 8;
    private static final int HALF = 190;
    private static final int NAME = 80;

    /** What it is called in a list: its title, or what was asked first, or its id. */
    String name() {
        String id = chronicle.subject().session().value();
        return chronicle
                .subject()
                .title()
                .or(() -> chronicle.subject().asked().prompts().stream().findFirst())
                .map(title -> Untrusted.redacted(title, NAME))
                .filter(title -> !title.isBlank())
                .orElse(id.substring(0, Math.min(ID, id.length())));
    }

    /** The first prompt, and the last one where there are several. */
    String asked() {
        List<String> asked = chronicle.subject().asked().prompts();
        if (asked.size() < 2) {
            return asked.isEmpty() ? "" : asked.get(0);
        }
        return Untrusted.redacted(asked.get(0), HALF) + " … " + Untrusted.redacted(asked.get(asked.size() - 1), HALF);
    }

    /** What stands above the headline. */
    String over() {
        Subject subject = chronicle.subject();
        List<String> parts = new ArrayList<>();
        String id = subject.session().value();
        parts.add("Session " + id.substring(0, Math.min(ID, id.length())));
        subject.title().ifPresent(parts::add);
        subject.project().ifPresent(parts::add);
        chronicle.course().begun().ifPresent(begun -> parts.add("from " + moment(begun)));
        chronicle.course().ended().ifPresent(ended -> parts.add("to " + moment(ended)));
        subject.client().ifPresent(client -> parts.add("Claude Code " + client));
        return String.join(" · ", parts);
    }

    private String moment(Instant moment) {
        return HumanTime.of(moment.atZone(known.zone()), known.now());
    }
}
