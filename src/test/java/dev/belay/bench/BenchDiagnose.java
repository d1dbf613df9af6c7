package dev.belay.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the processor time that {@code belay diagnose -} takes for 100 KB of errors more than for one line. Called by scripts/bench-diagnose.
 * It judges nothing: no test may depend on a time.
 */
public final class BenchDiagnose {
    private static final int LENGTH = 100_000;

    private BenchDiagnose() {}

    public static void main(String[] arguments) throws Exception {
        String belay = arguments[0];
        int runs = Integer.parseInt(arguments[1]);
        System.out.println("text          ms   more than for one line");
        double base = median(belay, "hello\n", runs);
        System.out.printf("%-10s %5.0f%n", "one line", base);
        for (Map.Entry<String, String> text : texts().entrySet()) {
            double taken = median(belay, text.getValue(), runs);
            System.out.printf("%-10s %5.0f  %5.0f%n", text.getKey(), taken, taken - base);
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

    /** In processor time, for the machine may have much else to do. */
    private static double median(String belay, String text, int runs) throws IOException {
        List<Double> taken = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Process process = new ProcessBuilder("sh", "-c", "\"$1\" diagnose - >/dev/null 2>&1; times", "sh", belay)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(text.getBytes(StandardCharsets.UTF_8));
            }
            String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            taken.add(milliseconds(times.strip().lines().skip(1).findFirst().orElse("0m0s 0m0s")));
        }
        taken.sort(null);
        return taken.get(taken.size() / 2);
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
}
