package dev.belay.testing.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page did in a browser.
 *
 * @param errors errors and warnings on the console, the policy's among them
 * @param requests addresses that it asked for beside its own
 * @param ran what has run that must not: a script that left its mark, a dialog, a window, another address
 * @param violations what axe calls serious or critical, with what it concerns
 * @param wide on which screens it is wider than they are
 * @param folded how many parts were unfolded
 */
public record PageVisit(
        Path page,
        List<String> errors,
        List<String> requests,
        List<String> ran,
        List<String> violations,
        List<String> wide,
        int folded) {

    static PageVisit of(JsonNode visit) {
        return new PageVisit(
                Path.of(visit.path("page").asText()),
                texts(visit.path("errors")),
                texts(visit.path("requests")),
                texts(visit.path("ran")),
                texts(visit.path("violations")),
                texts(visit.path("wide")),
                visit.path("folded").asInt());
    }

    private static List<String> texts(JsonNode all) {
        List<String> texts = new ArrayList<>();
        all.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** All that is wrong with it, a line each. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        errors.forEach(error -> faults.add(page.getFileName() + ": on the console: " + error));
        requests.forEach(request -> faults.add(page.getFileName() + ": asked for " + request));
        ran.forEach(what -> faults.add(page.getFileName() + ": ran " + what));
        violations.forEach(what -> faults.add(page.getFileName() + ": axe: " + what));
        wide.forEach(what -> faults.add(page.getFileName() + ": too wide: " + what));
        return faults;
    }
}
