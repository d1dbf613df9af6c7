package dev.belay.recovery;

import java.util.List;

/**
 * What was seen of one supervised task. It can be kept as JSON.
 *
 * @param end {@code done}, Belay's exit status, or what else became of it
 * @param failures what Belay's journal says, in the order of the falls
 * @param told what the user was told, redirected or on the screen
 * @param recoveries how often claude was started again, or told to go on
 * @param requests requests of the conversation
 * @param compactions requests for a summary
 * @param seconds from the start to the end of Belay
 * @param lost what the model had been shown and was not shown in the end
 * @param doubled what stood twice in a request or in the transcript
 * @param goOns how often the word to go on stands in the last request
 * @param notified the events of which Belay has notified
 * @param transcripts how many there are
 * @param leftOver the command lines of processes that outlived Belay
 * @param terminal what is wrong with the terminal; empty when nothing is, or there is none
 */
public record Seen(
        String end,
        List<String> failures,
        String told,
        int recoveries,
        int requests,
        int compactions,
        double seconds,
        List<String> lost,
        List<String> doubled,
        int goOns,
        List<String> notified,
        int transcripts,
        List<String> leftOver,
        String terminal) {}
