package dev.belay.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what {@code belay diagnose -} takes for 100 KB of errors more than for one line: the time that somebody waits, and the processor's, which
 * says more on a busy machine. Called by scripts/bench-diagnose. It judges nothing: no test may depend on a time.
 */
public final class BenchDiagnose {
    private static final int LENGTH = 100_000;

    private BenchDiagnose() {}

    public static void main(String[] arguments) throws Exception {
        String belay = arguments[0];
        int runs = Integer.parseInt(arguments[1]);
        System.out.println("text       waited  processor   more than for one line, ms");
        Taken base = median(belay, "hello\n", runs);
        System.out.printf("%-10s %6.0f  %9.0f%n", "one line", base.waited, base.processor);
        for (Map.Entry<String, String> text : texts().entrySet()) {
            Taken taken = median(belay, text.getValue(), runs);
            System.out.printf(
                    "%-10s %6.0f  %9.0f   %6.0f  %9.0f%n",
                    text.getKey(),
                    taken.waited,
                    taken.processor,
                    taken.waited - base.waited,
                    taken.processor - base.processor);
        }
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("refusals", filled("API Error: 529 {\"type\":\"error\",\"error\":{\"message\":\"Overloaded\"}}\n"));
        texts.put("quoted", filled("Yesterday I kept seeing \"API Error: 529 Overloaded\"; exit code 137 too.\n"));
        texts.put("stacks", filled("TypeError: x is undefined\n    at file:///usr/lib/claude-code/cli.js:123:45\n"));
        texts.put("screen", filled("● Bash(npm test)\n  ⎿  Error: Exit code 1\n     Killed\n❯ go on\n"));
        texts.put("words", filled("error: error code exit status 500 message error\n"));
        texts.put("one long", filled("API Error: 500 error TypeError: x, exit code 1, Killed, overloaded "));
        return texts;
    }

    private static String filled(String part) {
        return part.repeat(LENGTH / part.length() + 1).substring(0, LENGTH);
    }

    private static Taken median(String belay, String text, int runs) throws IOException {
        List<Double> waited = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            Process process = new ProcessBuilder("sh", "-c", "\"$1\" diagnose - >/dev/null 2>&1; times", "sh", belay)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(text.getBytes(StandardCharsets.UTF_8));
            }
            String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            waited.add((System.nanoTime() - begun) / 1e6);
            processor.add(milliseconds(times.strip().lines().skip(1).findFirst().orElse("0m0s 0m0s")));
        }
        return new Taken(median(waited), median(processor));
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }

    /** Of a line such as {@code 0m0.220s 0m0.050s}. */
    private static double milliseconds(String times) {
        double all = 0;
        for (String time : times.split(" ")) {
            int minutes = time.indexOf('m');
            all += Integer.parseInt(time.substring(0, minutes)) * 60_000
                    + Double.parseDouble(time.substring(minutes + 1, time.length() - 1)) * 1000;
        }
        return all;
    }

    /** Both in milliseconds. */
    private record Taken(double waited, double processor) {}
}
