package dev.belay.child;

import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param executable the path of the file, already looked up
 * @param arguments all words, the program's own name first
 * @param environment the whole environment
 */
public record Command(String executable, List<String> arguments, Map<String, String> environment) {}
