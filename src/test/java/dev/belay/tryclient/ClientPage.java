package dev.belay.tryclient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code docs/clients/VERSION.md}: what is as before, what differs, what is new. What was not run this time stays as it
 * stands in the page, for the folder of findings does not outlive a checkout.
 */
final class ClientPage {
    private static final int MOST_NAMES = 40;

    private final String version;
    private final String before;
    private final Path found;
    private final Path folder;
    private final EarlierPage earlier;

    /**
     * @param found the folder in which the parts have left their findings
     * @param folder where the pages are
     */
    ClientPage(String version, String before, Path found, Path folder) throws IOException {
        this.version = version;
        this.before = before;
        this.found = found;
        this.folder = folder;
        this.earlier = new EarlierPage(folder.resolve(version + ".md"));
    }

    String text() throws Exception {
        StringBuilder text = new StringBuilder("# Claude Code " + version + "\n\n");
        text.append("Tried against the scripted API on loopback, Linux x64, beside " + before + ". `scripts/try-client "
                + version + "` makes this page.\n");
        tables(text);
        facts(text);
        names(text, "New names", "added.json", "Names that " + before + " does not have.");
        names(text, "Names that are gone", "gone.json", "Names of " + before + " that this one does not have.");
        text.append(earlier.section("What differs"));
        return text.toString();
    }

    private void tables(StringBuilder text) throws Exception {
        text.append("\n## What was run\n\n| what | right | not right |\n|---|---|---|\n");
        row(text, "failure table", "failure-table");
        row(text, "recovery matrix", "recovery-matrix");
        row(text, "clean sessions", "clean-sessions");
        row(text, "tests on the real client", "tests");
        Path bench = found.resolve("bench.txt");
        text.append(Files.exists(bench) ? "\n```\n" + Files.readString(bench).strip() + "\n```\n" : earlier.block());
    }

    /** A part's file: how many were right in the first line, then what was not, one a line. */
    private void row(StringBuilder text, String what, String name) throws Exception {
        Path file = found.resolve(name);
        if (!Files.exists(file)) {
            text.append(earlier.row(what).orElse("| " + what + " | not run | |"))
                    .append('\n');
            return;
        }
        List<String> lines = Files.readAllLines(file);
        String wrong = lines.size() == 1 ? "none" : String.join("; ", lines.subList(1, lines.size()));
        text.append("| " + what + " | " + lines.get(0) + " | " + wrong.replace("|", "\\|") + " |\n");
    }

    private void facts(StringBuilder text) throws Exception {
        Path measured = found.resolve("facts.json");
        Map<String, String> answers = Files.exists(measured) ? TryClientTest.answers(measured) : earlier.answers();
        Map<String, String> then = new EarlierPage(folder.resolve(before + ".md")).answers();
        text.append("\n## What Belay relies on\n\nThe sections are those of [the client](../concepts/client.md).\n\n");
        text.append("| section | what | " + before + " | " + version + " | |\n|---|---|---|---|---|\n");
        for (ClientFact fact : ClientFacts.all()) {
            String answer = answers.getOrDefault(fact.name(), "not measured");
            String verdict = answer.equals(fact.expected()) ? "as documented" : "**differs** from " + fact.expected();
            text.append("| " + fact.section() + " | " + fact.name() + " | "
                    + then.getOrDefault(fact.name(), "").replace("|", "\\|") + " | " + answer.replace("|", "\\|")
                    + " | " + verdict + " |\n");
        }
    }

    private void names(StringBuilder text, String heading, String file, String what) throws Exception {
        if (!Files.exists(found.resolve(file)) && earlier.has(heading)) {
            text.append(earlier.section(heading));
            return;
        }
        Map<String, List<String>> kinds = TryClientTest.lists(found.resolve(file));
        text.append("\n## " + heading + "\n\n" + (kinds.isEmpty() ? "None.\n" : what + "\n"));
        kinds.forEach((kind, names) -> {
            text.append("\n### " + Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " (" + names.size()
                    + ")\n\n");
            names.stream()
                    .limit(MOST_NAMES)
                    .forEach(name -> text.append("- `").append(name).append("`\n"));
            if (names.size() > MOST_NAMES) {
                text.append("- and " + (names.size() - MOST_NAMES) + " more\n");
            }
        });
    }
}
