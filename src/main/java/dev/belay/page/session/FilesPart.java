package dev.belay.page.session;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Figures;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that the session's tools have written.
 *
 * @param count how many there were, more than are listed perhaps
 */
public record FilesPart(List<Changed> files, long count) {
    /**
     * A file.
     *
     * @param path below the folder of the session where it is there
     */
    public record Changed(String path, long writes) {}

    public FilesPart {
        files = List.copyOf(files);
    }

    /** Writes it, also where there are none: that is worth knowing. */
    public void write(Markup page, Place place) {
        place.section("files", "Files changed").write(page, inside -> {
            inside.leaf("p", sentence(), "class", "note");
            if (!files.isEmpty()) {
                table(inside);
            }
        });
    }

    public String sentence() {
        return count == 0
                ? "None that the tools for writing and editing have written. What commands have written is not seen here."
                : Figures.counted(count, "file", "files")
                        + ", written by the tools for writing and editing. What commands have written is not seen here.";
    }

    private void table(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Changed file : files) {
            rows.add(List.of(Cell.code(file.path()), Cell.text(Figures.whole(file.writes()))));
        }
        new DataTable(
                        "Files, most written first",
                        List.of(DataTable.Column.text("File"), DataTable.Column.number("Writes")),
                        rows)
                .write(page);
    }
}
