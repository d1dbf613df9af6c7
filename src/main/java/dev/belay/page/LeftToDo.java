package dev.belay.page;

import dev.belay.page.markup.Markup;
import java.util.List;

/** What is left for a person to do; it stands on top, also when that is nothing. */
public record LeftToDo(List<String> tasks) {
    public LeftToDo {
        tasks = List.copyOf(tasks);
    }

    /** Writes it under a heading of this level. */
    public void write(Markup page, int level) {
        boolean nothing = tasks.isEmpty();
        page.open("div", "class", nothing ? "fine" : "todo");
        page.leaf("h" + level, "Left for you");
        if (nothing) {
            page.leaf("p", "Nothing. No question is open, and nothing has to be set up.");
        } else {
            page.open("ul");
            tasks.forEach(task -> page.leaf("li", task, "dir", "auto"));
            page.close();
        }
        page.close().newLine();
    }
}
