package dev.belay.page.session;

import dev.belay.page.KeyFigures;
import dev.belay.page.LeftToDo;
import dev.belay.page.markup.Markup;
import java.util.List;

/**
 * All that a page says of one session, below its headline.
 *
 * @param left what is left for a person to do
 * @param figures the few numbers on top
 */
public record SessionParts(
        List<String> left,
        KeyFigures figures,
        CourseParts course,
        SizeParts size,
        WorkParts work,
        NotSeenPart notSeen) {
    public SessionParts {
        left = List.copyOf(left);
    }

    /** Writes them in the order in which somebody asks for them. */
    public void write(Markup page, Place place) {
        new LeftToDo(left).write(page, place.level());
        figures.write(page);
        course.write(page, place);
        size.write(page, place);
        work.write(page, place);
        notSeen.write(page, place);
    }
}
