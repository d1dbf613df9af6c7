package dev.belay.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one check has found, to be told in one line: its faults, the worst first with its fix; where there are none, that
 * all is well, or why it could not be looked at.
 */
public final class Findings {
    private static final int MOST_TOLD = 3;

    private final List<Finding> faults = new ArrayList<>();
    private Finding otherwise = Finding.skip("nothing was looked at");

    /** Told where there is no fault. */
    public void ok(String say) {
        otherwise = Finding.ok(say);
    }

    /** Told where there is no fault. */
    public void skip(String why) {
        otherwise = Finding.skip(why);
    }

    public void add(Finding finding) {
        if (finding.status().isFault()) {
            faults.add(finding);
        } else {
            otherwise = finding;
        }
    }

    public void warn(String say, String fix) {
        add(Finding.warn(say, fix));
    }

    public void fail(String say, String fix) {
        add(Finding.fail(say, fix));
    }

    /** With an offer to make that change. */
    public void warn(String say, String fix, Fix offer) {
        add(Finding.warn(say, fix).offering(offer));
    }

    /** With an offer to make that change. */
    public void fail(String say, String fix, Fix offer) {
        add(Finding.fail(say, fix).offering(offer));
    }

    /** Whether no fault was found. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** All of it in one. */
    Finding told() {
        if (faults.isEmpty()) {
            return otherwise;
        }
        List<Finding> sorted = new ArrayList<>(faults);
        sorted.sort(Comparator.comparing(Finding::status).reversed());
        Finding worst = sorted.get(0);
        StringBuilder say = new StringBuilder(worst.say());
        StringBuilder fix = new StringBuilder(worst.fix());
        for (int i = 1; i < Math.min(sorted.size(), MOST_TOLD); i++) {
            say.append("; ").append(sorted.get(i).say());
            if (fix.indexOf(sorted.get(i).fix()) < 0) {
                fix.append(' ').append(sorted.get(i).fix());
            }
        }
        if (sorted.size() > MOST_TOLD) {
            say.append("; and ").append(sorted.size() - MOST_TOLD).append(" more");
        }
        Finding told = new Finding(worst.status(), say.toString(), fix.toString(), worst.automaticFix());
        return told.automaticFix().isPresent()
                ? told
                : sorted.stream()
                        .filter(finding -> finding.automaticFix().isPresent())
                        .findFirst()
                        .map(finding -> told.offering(finding.automaticFix().get()))
                        .orElse(told);
    }
}
