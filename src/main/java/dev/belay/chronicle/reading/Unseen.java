package dev.belay.chronicle.reading;

import dev.belay.chronicle.Bill;
import dev.belay.chronicle.fold.Draft;
import dev.belay.evidence.Transcript;
import dev.belay.series.Series;
import java.util.List;

/** What could not be seen, in sentences. */
final class Unseen {
    private Unseen() {}

    static void add(Draft draft, BillSum bill, Series series) {
        List<String> unseen = draft.unseen;
        Transcript transcript = draft.end;
        int damaged = transcript.integrity().damaged();
        if (damaged > 0) {
            unseen.add(damaged + (damaged == 1 ? " line" : " lines")
                    + " of the transcript could not be read whole: what stood there may be missing.");
        }
        if (transcript.integrity().torn()) {
            unseen.add("The transcript breaks off in the middle of its last line.");
        }
        for (Bill.Model model : bill.bill().models()) {
            if (!model.priced()) {
                unseen.add("What " + model.name() + " costs is not known: its tokens are counted, its price is not.");
            }
        }
        if (bill.timeless() > 0) {
            unseen.add(bill.timeless() + " answers do not say when they were given: no hour has them.");
        }
        if (series.isEmpty()) {
            unseen.add("Nothing was measured while it ran: its memory and its connections are not known.");
        } else if (series.unreadable() > 0) {
            unseen.add(series.unreadable() + " measurements could not be read.");
        }
        answers(draft, bill);
    }

    private static void answers(Draft draft, BillSum bill) {
        long answers = draft.work.answers();
        long paid = bill.bill().models().stream().mapToLong(Bill.Model::answers).sum();
        if (paid < answers) {
            draft.unseen.add((answers - paid) + " of " + answers
                    + " answers are on no bill: they do not say what they took, or are of a session that is not here.");
        }
    }
}
