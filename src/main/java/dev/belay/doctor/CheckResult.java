package dev.belay.doctor;

/** A check by its name, and what it found. */
public record CheckResult(String check, Finding finding) {}
