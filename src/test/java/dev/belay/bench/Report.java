package dev.belay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run, as lines for a person as they come, or as one JSON object at the end. */
final class Report {
    private final PrintStream out;
    private final boolean json;
    private final ObjectNode all = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
    private final ArrayNode rows = all.putArray("figures");

    Report(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void machine(String jdk) {
        String text = Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", JDK " + jdk;
        all.put("machine", text);
        line(text);
    }

    /** One measurement of several subjects: medians, and their ratio to the first. */
    void compare(String figure, String unit, List<Subject> subjects, List<Samples> samples) {
        ObjectNode row = rows.addObject().put("figure", figure).put("unit", unit);
        List<String> cells = new ArrayList<>();
        double base = samples.get(0).median();
        for (int i = 0; i < subjects.size(); i++) {
            Samples of = samples.get(i);
            ObjectNode cell = row.putObject(subjects.get(i).name());
            cell.put("least", of.quantile(0))
                    .put("median", of.median())
                    .put("p99", of.quantile(0.99))
                    .put("runs", of.count());
            cell.put("ratio", of.median() / base);
            cells.add(String.format(
                    Locale.ROOT,
                    "%s %.4g / %.4g / %.4g%s",
                    subjects.get(i).name(),
                    of.quantile(0),
                    of.median(),
                    of.quantile(0.99),
                    i == 0 ? "" : String.format(Locale.ROOT, " (x%.2f)", of.median() / base)));
        }
        line(String.format(
                Locale.ROOT,
                "%-44s %s  [least / median / p99, n=%d]",
                figure + ", " + unit,
                String.join("   ", cells),
                samples.get(0).count()));
    }

    void value(String figure, String unit, double value) {
        rows.addObject().put("figure", figure).put("unit", unit).put("value", value);
        line(String.format(Locale.ROOT, "%-44s %.4g", figure + ", " + unit, value));
    }

    /** The median, and the least: on a busy machine that is nearer to the truth. */
    void median(String figure, String unit, Samples of) {
        rows.addObject()
                .put("figure", figure)
                .put("unit", unit)
                .put("least", of.quantile(0))
                .put("median", of.median())
                .put("runs", of.count());
        line(String.format(
                Locale.ROOT, "%-44s %.4g / %.4g  [least / median]", figure + ", " + unit, of.quantile(0), of.median()));
    }

    /** Of the medians, and of the least values. */
    void ratio(String figure, Samples of, Samples to) {
        double medians = of.median() / to.median();
        double least = of.quantile(0) / to.quantile(0);
        rows.addObject()
                .put("figure", figure)
                .put("ratio", medians)
                .put("ratioOfLeast", least)
                .put("to", to.median());
        line(String.format(
                Locale.ROOT,
                "%-44s %.2f, of the least %.2f  [floor %.4g / %.4g]",
                figure,
                medians,
                least,
                to.quantile(0),
                to.median()));
    }

    void verdict(String check, boolean holds) {
        rows.addObject().put("figure", check).put("holds", holds);
        line(String.format(Locale.ROOT, "%-44s %s", check, holds ? "yes" : "NO"));
    }

    void skipped(String figure, String reason) {
        rows.addObject().put("figure", figure).put("skipped", reason);
        line(String.format(Locale.ROOT, "%-44s skipped: %s", figure, reason));
    }

    void end() {
        if (json) {
            out.println(all.toPrettyString());
        }
        out.flush();
    }

    private void line(String text) {
        if (!json) {
            out.println(text);
            out.flush();
        }
    }
}
