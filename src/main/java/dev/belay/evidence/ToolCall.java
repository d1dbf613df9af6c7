package dev.belay.evidence;

/**
 * A tool that the model called.
 *
 * @param id the {@code tool_use} id
 * @param name {@code Bash}, {@code Edit} ...
 * @param summary the command, the path or the pattern: its most telling input, at most 200 characters, untrusted
 */
public record ToolCall(String id, String name, String summary) {}
