package dev.belay.page.session;

import dev.belay.page.FallEntry;
import dev.belay.page.Figures;
import dev.belay.page.markup.Markup;
import java.util.List;
import java.util.function.Consumer;

/** The falls of a session, one after the other, with what was done about each. */
public record FallsPart(List<Fall> falls) {
    private static final int MOST = 100;

    /**
     * One of them.
     *
     * @param evidence writes what it is known from; may write nothing
     */
    public record Fall(FallEntry entry, Consumer<Markup> evidence) {}

    public FallsPart {
        falls = List.copyOf(falls);
    }

    /** Writes them, also where there are none. */
    public void write(Markup page, Place place) {
        place.section("falls", "Falls and recoveries").write(page, inside -> {
            inside.leaf("p", sentence(), "class", "note");
            if (falls.isEmpty()) {
                return;
            }
            inside.open("ol", "class", "falls").newLine();
            for (Fall fall : falls.subList(0, Math.min(MOST, falls.size()))) {
                fall.entry().write(inside, place.level() + 1, fall.evidence());
            }
            inside.close();
            if (falls.size() > MOST) {
                inside.leaf("p", "and " + Figures.whole(falls.size() - (long) MOST) + " more", "class", "note");
            }
        });
    }

    /** How many there were and how they ended. */
    public String sentence() {
        long recovered = falls.stream().filter(fall -> fall.entry().recovered()).count();
        if (falls.isEmpty()) {
            return "None.";
        }
        String all = Figures.counted(falls.size(), "fall", "falls");
        return recovered == falls.size()
                ? all + ", " + (falls.size() == 1 ? "recovered." : "all recovered.")
                : all + ", " + Figures.whole(recovered) + " recovered.";
    }
}
