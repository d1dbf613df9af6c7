package dev.belay.claude;

import java.util.Optional;

/**
 * The version of a client, compared number by number. What follows the third number ({@code -beta}, {@code (Claude
 * Code)}) is not looked at.
 */
public record ClientVersion(int major, int minor, int patch) implements Comparable<ClientVersion> {
    private static final int LONGEST_NUMBER = 6;

    /** The version at the beginning of this text: three numbers between dots. Nothing when there is none. */
    public static Optional<ClientVersion> parse(String text) {
        int[] numbers = new int[3];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            int end = at;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end == at || end - at > LONGEST_NUMBER) {
                return Optional.empty();
            }
            numbers[i] = Integer.parseInt(text, at, end, 10);
            if (i < numbers.length - 1 && (end == text.length() || text.charAt(end) != '.')) {
                return Optional.empty();
            }
            at = end + 1;
        }
        return Optional.of(new ClientVersion(numbers[0], numbers[1], numbers[2]));
    }

    public boolean atLeast(ClientVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(ClientVersion other) {
        if (major != other.major) {
            return Integer.compare(major, other.major);
        }
        return minor != other.minor ? Integer.compare(minor, other.minor) : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return new StringBuilder()
                .append(major)
                .append('.')
                .append(minor)
                .append('.')
                .append(patch)
                .toString();
    }
}
