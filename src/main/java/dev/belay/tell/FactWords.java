package dev.belay.tell;

import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says the facts of a finding as a person would. The values are untrusted and come out stripped and short. */
final class FactWords {
    private static final int LONGEST = 160;

    private FactWords() {}

    static List<String> of(Map<String, String> because) {
        List<String> words = new ArrayList<>();
        boolean end = because.containsKey("exit.code") || because.containsKey("exit.signal");
        because.forEach((fact, value) -> {
            // How it ended says that it has.
            if (!end || !fact.equals("exit.state")) {
                words.add(of(fact, Untrusted.line(value, LONGEST)));
            }
        });
        return words;
    }

    private static String of(String fact, String value) {
        return switch (fact) {
            case "exit.signal" -> value.equals("none") ? "no signal ended it" : "claude died of " + value;
            case "exit.code" -> "claude ended with status " + value;
            case "exit.state" -> "claude " + (value.equals("running") ? "was running" : "has ended");
            case "transcript.error", "result.error", "hooks.stop-failure" ->
                value.equals("none") ? "no error is on record" : "claude reported: " + value;
            case "transcript.error-status", "result.error-status" -> "HTTP status " + value;
            case "transcript.compaction-error" -> "compaction said: " + value;
            case "transcript.ends-on" -> "its transcript ends on " + ending(value);
            case "transcript.mid-turn" ->
                value.equals("true") ? "it was in the middle of a turn" : "no turn was under way";
            case "transcript.retries" -> value.equals("spent") ? "its retries are spent" : "retries: " + value;
            case "hooks.session-end" ->
                value.equals("none") ? "it did not say goodbye (no SessionEnd hook)" : "SessionEnd hook: " + value;
            case "hooks.stop" -> value.equals("true") ? "the turn had ended" : "the turn had not ended (no Stop hook)";
            case "stall.seconds" -> "nothing has moved for " + value + " s";
            case "client.activity" -> value.equals("idle") ? "it is back at its prompt" : "it is " + value;
            case "client.dialog" -> "its question: " + value;
            case "memory.over-limit" -> "it and its tools hold " + megabytes(value);
            case "session-file" ->
                value.equals("left") ? "it left its session file behind" : "its session file: " + value;
            case "kernel.oom-kills" -> "processes killed for want of memory: " + value;
            case "kernel.oom-victim" -> "the kernel log names " + value;
            case "memory.peak" -> "its control group used up to " + megabytes(value);
            case "memory.limit" -> "of a limit of " + megabytes(value);
            case "configuration.fault" -> "its configuration cannot be read: " + value;
            case "disk.read-only" -> "claude may not write where its sessions are kept";
            case "screen", "screen.death" -> "its last words: " + value;
            case "screen.mention" -> "on the screen: " + value;
            case "screen.farewell" -> "it took its leave on the screen: " + value;
            default -> fact + ": " + value;
        };
    }

    private static String megabytes(String bytes) {
        return bytes.matches("[0-9]{1,18}") ? (Long.parseLong(bytes) >> 20) + " MB" : bytes;
    }

    private static String ending(String value) {
        return switch (value) {
            case "prompt" -> "a prompt without an answer";
            case "tool-result" -> "a tool result without an answer";
            case "tool-use" -> "a tool call without a result";
            case "answer" -> "a finished answer";
            case "no-response" -> "`No response requested.`";
            case "cut-answer" -> "an answer that breaks off";
            case "error" -> "an error";
            case "nothing" -> "nothing";
            default -> value;
        };
    }
}
