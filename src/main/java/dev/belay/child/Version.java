package dev.belay.child;

import java.util.Optional;

/** A version of the client, {@code 2.1.116}. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    /** The first {@code a.b.c} in this text, such as the client's answer to {@code --version}. */
    public static Optional<Version> in(String text) {
        for (int start = 0; start < text.length(); start++) {
            if (Character.isDigit(text.charAt(start)) && (start == 0 || !versionLike(text.charAt(start - 1)))) {
                Optional<Version> version = at(text, start);
                if (version.isPresent()) {
                    return version;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Version> at(String text, int start) {
        int[] numbers = new int[3];
        int at = start;
        for (int i = 0; i < 3; i++) {
            int from = at;
            while (at < text.length() && Character.isDigit(text.charAt(at)) && at - from < 6) {
                numbers[i] = numbers[i] * 10 + text.charAt(at) - '0';
                at++;
            }
            if (at == from || i < 2 && (at >= text.length() || text.charAt(at++) != '.')) {
                return Optional.empty();
            }
        }
        return Optional.of(new Version(numbers[0], numbers[1], numbers[2]));
    }

    private static boolean versionLike(char character) {
        return Character.isDigit(character) || character == '.';
    }

    public boolean atLeast(int major, int minor, int patch) {
        return compareTo(new Version(major, minor, patch)) >= 0;
    }

    @Override
    public int compareTo(Version other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
