package dev.belay.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Values from 0 at the bottom to a round one at the top.
 *
 * @param words how a value is written
 */
public record ValueAxis(double top, double step, DoubleFunction<String> words) {
    private static final double LEAST = 1e-6;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};
    private static final int LINES = 4;

    /** One that reaches this value, in powers of this base: 10, or 1024 for bytes. */
    public static ValueAxis upTo(double most, int base, DoubleFunction<String> words) {
        double rough = Math.max(most, LEAST) / LINES;
        double unit = Math.pow(base, Math.floor(Math.log(rough) / Math.log(base)));
        while (base > 10 && rough / unit > 10) {
            unit *= 10;
        }
        double step = unit;
        for (double round : ROUND) {
            step = round * unit;
            if (step >= rough) {
                break;
            }
        }
        return new ValueAxis(Math.ceil(Math.max(most, LEAST) / step) * step, step, words);
    }

    /** How high this value is, from 0 to 1. */
    public double height(double value) {
        return Math.max(0, Math.min(1, value / top));
    }

    /** The values at which a line is drawn, from 0 to the top. */
    public List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int line = 0; line * step <= top * 1.001; line++) {
            ticks.add(line * step);
        }
        return ticks;
    }
}
