package dev.belay.page.session;

import dev.belay.page.KeyFigures;
import dev.belay.page.LeftToDo;
import dev.belay.page.markup.Markup;

/**
 * All that a page says of one session, below its headline.
 *
 * @param figures the few numbers on top
 * @param notSeen what nobody has seen
 */
public record SessionParts(
        LeftToDo left, KeyFigures figures, Course course, Size size, Work work, NotSeenPart notSeen) {
    /** What happened. */
    public record Course(TimeLinePart timeLine, FallsPart falls) {}

    /** What there was of it over time. */
    public record Size(ContextPart context, MemoryPart memory) {}

    /** What was done. */
    public record Work(RequestsPart requests, CostPart cost, ToolsPart tools, FilesPart files) {}

    /** Writes them in the order in which somebody asks for them. */
    public void write(Markup page, Place place) {
        left.write(page, place.level());
        figures.write(page);
        course.timeLine().write(page, place);
        course.falls().write(page, place);
        size.context().write(page, place);
        size.memory().write(page, place);
        work.requests().write(page, place);
        work.cost().write(page, place);
        work.tools().write(page, place);
        work.files().write(page, place);
        notSeen.write(page, place);
    }
}
