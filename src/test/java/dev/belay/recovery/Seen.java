package dev.belay.recovery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * What was seen of one supervised task. It can be kept as JSON, which is flat.
 *
 * @param end {@code done}, Belay's exit status, or what else became of it
 */
public record Seen(
        String end,
        @JsonUnwrapped Reports reports,
        @JsonUnwrapped Effort effort,
        @JsonUnwrapped Conversation conversation,
        @JsonUnwrapped Remains remains) {

    /**
     * What was told of failures.
     *
     * @param failures what Belay's journal says, in the order of the falls
     * @param told what the user was told, redirected or on the screen
     * @param notified the events of which Belay has notified
     */
    public record Reports(List<String> failures, String told, List<String> notified) {}

    /**
     * What it took.
     *
     * @param recoveries how often claude was started again, or told to go on
     * @param requests requests of the conversation
     * @param compactions requests for a summary
     * @param seconds from the start to the end of Belay
     */
    public record Effort(int recoveries, int requests, int compactions, double seconds) {}

    /**
     * What became of the conversation.
     *
     * @param lost what the model had been shown and was not shown in the end
     * @param doubled what stood twice in a request or in the transcript
     * @param goOns how often the word to go on stands in the last request
     * @param transcripts how many there are
     */
    public record Conversation(List<String> lost, List<String> doubled, int goOns, int transcripts) {}

    /**
     * What is left behind.
     *
     * @param leftOver the command lines of processes that outlived Belay
     * @param terminal what is wrong with the terminal; empty when nothing is, or there is none
     */
    public record Remains(List<String> leftOver, String terminal) {}

    public List<String> failures() {
        return reports.failures();
    }

    public String told() {
        return reports.told();
    }

    public List<String> notified() {
        return reports.notified();
    }

    public int recoveries() {
        return effort.recoveries();
    }

    public int requests() {
        return effort.requests();
    }

    public int compactions() {
        return effort.compactions();
    }

    public double seconds() {
        return effort.seconds();
    }

    public List<String> lost() {
        return conversation.lost();
    }

    public List<String> doubled() {
        return conversation.doubled();
    }

    public int goOns() {
        return conversation.goOns();
    }

    public int transcripts() {
        return conversation.transcripts();
    }

    public List<String> leftOver() {
        return remains.leftOver();
    }

    public String terminal() {
        return remains.terminal();
    }
}
