package dev.belay.page.telling;

import dev.belay.chronicle.Chronicle;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.session.NotSeenPart;
import dev.belay.page.session.SizeParts;
import java.util.ArrayList;
import java.util.List;

/** How large it was, and what nobody has seen. */
record SizeTelling(Chronicle chronicle, TimeAxis time) {
    SizeParts parts() {
        return new SizeParts(
                new ContextWords(chronicle.course(), time).part(), new MemoryWords(chronicle, time).part());
    }

    NotSeenPart notSeen() {
        List<String> unseen = new ArrayList<>(chronicle.unseen());
        unseen.addAll(new MemoryWords(chronicle, time).gaps());
        return new NotSeenPart(unseen);
    }
}
