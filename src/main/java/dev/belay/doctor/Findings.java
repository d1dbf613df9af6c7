package dev.belay.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several faults that one check has found, to be told in one line: the worst first, and its fix. */
public final class Findings {
    private static final int MOST_TOLD = 3;

    private final List<Finding> faults = new ArrayList<>();

    public void add(Finding fault) {
        faults.add(fault);
    }

    public void warn(String say, String fix) {
        add(Finding.warn(say, fix));
    }

    public void fail(String say, String fix) {
        add(Finding.fail(say, fix));
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** All of it in one, or this when nothing was found. */
    public Finding or(Finding healthy) {
        if (faults.isEmpty()) {
            return healthy;
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
