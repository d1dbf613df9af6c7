package dev.belay.report;

import dev.belay.text.ApiAnswer;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says the facts of a finding as a person would. The values are untrusted and come out stripped and short. */
public final class FactText {
    private static final int LONGEST = 160;

    private FactText() {}

    public static List<String> of(Map<String, String> because) {
        List<String> words = new ArrayList<>();
        boolean noHooks = "none".equals(because.get("hooks.session-end")) && "false".equals(because.get("hooks.stop"));
        boolean end = because.containsKey("exit.code") || because.containsKey("exit.signal");
        because.forEach((fact, value) -> {
            // How it ended says that it has.
            if (noHooks && fact.equals("hooks.session-end")) {
                words.add("no SessionEnd or Stop hook arrived");
            } else if ((!end || !fact.equals("exit.state")) && !(noHooks && fact.equals("hooks.stop"))) {
                words.add(of(fact, Untrusted.line(ApiAnswer.sentence(value), LONGEST)));
            }
        });
        return words;
    }

    private static String of(String fact, String value) {
        return switch (fact) {
            case "exit.signal" -> value.equals("none") ? "no signal was involved" : "claude was ended by " + value;
            case "exit.code" -> "claude exited with status " + value;
            case "exit.state" -> "claude " + (value.equals("running") ? "was running" : "has exited");
            case "transcript.error", "result.error", "hooks.stop-failure" ->
                value.equals("none") ? "no error was recorded" : "claude reported: " + value;
            case "transcript.error-status", "result.error-status" -> "HTTP status " + value;
            case "transcript.compaction-error" -> "compaction said: " + value;
            case "transcript.ends-on" -> ending(value);
            case "transcript.mid-turn" ->
                value.equals("true") ? "it was in the middle of a turn" : "no turn was in progress";
            case "transcript.retries" -> value.equals("spent") ? "its retries are used up" : "retries: " + value;
            case "hooks.session-end" ->
                value.equals("none") ? "no SessionEnd hook arrived" : "SessionEnd hook: " + value;
            case "hooks.stop" -> value.equals("true") ? "the turn had ended" : "no Stop hook arrived";
            case "stall.seconds" -> "no activity for " + value + " s";
            case "client.activity" -> value.equals("idle") ? "claude is back at its prompt" : "claude is " + value;
            case "client.dialog" -> "open question: " + value;
            case "memory.over-limit" -> "claude and its tools use " + megabytes(value);
            case "session-file" ->
                value.equals("left") ? "its session file was left behind" : "its session file: " + value;
            case "kernel.oom-kills" -> "processes killed for lack of memory: " + value;
            case "kernel.oom-victim" -> "killed according to the kernel log: " + value;
            case "memory.peak" -> "peak memory of its control group: " + megabytes(value);
            case "memory.limit" -> "memory limit: " + megabytes(value);
            case "configuration.fault" -> "cannot read its configuration: " + value;
            case "disk.read-only" -> "claude cannot write to the folder that holds its sessions";
            case "screen", "screen.death" -> "last output: " + value;
            case "screen.mention" -> "on the screen: " + value;
            case "screen.farewell" -> "it said goodbye on the screen: " + value;
            default -> fact + ": " + value;
        };
    }

    private static String megabytes(String bytes) {
        return bytes.matches("[0-9]{1,18}") ? (Long.parseLong(bytes) >> 20) + " MB" : bytes;
    }

    private static String ending(String value) {
        return switch (value) {
            case "prompt" -> "the last prompt has no answer";
            case "tool-result" -> "the last tool result has no answer";
            case "tool-use" -> "the last tool call has no result";
            case "answer" -> "the last answer is complete";
            case "no-response" -> "the last answer is \"No response requested.\"";
            case "cut-answer" -> "the last answer is cut off";
            case "error" -> "the last turn ended in an error";
            case "nothing" -> "no conversation had started";
            default -> "the transcript ends on: " + value;
        };
    }
}
