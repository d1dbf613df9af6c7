package dev.belay.chronicle;

import java.time.Duration;
import java.util.List;

/**
 * What was done in a session.
 *
 * @param answers how many answers there are
 * @param tools by name, what took longest in all first
 * @param longest the calls that took longest, at most 20
 * @param files what its tools wrote to, the most often written first, at most 500
 * @param moreFiles how many more files there are
 */
public record Work(long answers, List<Tool> tools, List<Span> longest, List<ChangedFile> files, int moreFiles) {
    public Work {
        tools = List.copyOf(tools);
        longest = List.copyOf(longest);
        files = List.copyOf(files);
    }

    /**
     * The calls of one tool.
     *
     * @param failed how many of them came back as an error, or not at all
     * @param took how long all that came back took together
     */
    public record Tool(String name, long calls, long failed, Duration took) {}

    /** A file, and how often a tool wrote to it. Edits that failed are not counted. */
    public record ChangedFile(String path, int writes) {}
}
