package dev.belay.page.markup;

import java.util.function.Consumer;

/** A whole page: what stands before and after its content. */
public final class Document {
    private Document() {}

    /** A page of this title, with this content in its body; complete in itself, it loads nothing. */
    public static String of(String title, Consumer<Markup> content) {
        Stylesheet stylesheet = new Stylesheet();
        Markup page = new Markup();
        page.raw("<!DOCTYPE html>\n");
        page.open("html", "lang", "en").newLine().open("head").newLine();
        page.single("meta", "charset", "utf-8").newLine();
        page.single("meta", "http-equiv", "Content-Security-Policy", "content", stylesheet.policy())
                .newLine();
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .newLine();
        page.single("meta", "name", "color-scheme", "content", "light dark").newLine();
        page.single("meta", "name", "referrer", "content", "no-referrer").newLine();
        page.leaf("title", title).newLine();
        page.open("style");
        page.raw(stylesheet.rules());
        page.close(2).newLine().open("body").newLine();
        content.accept(page);
        page.close(2).newLine();
        return page.toString();
    }
}
