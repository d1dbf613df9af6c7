package dev.belay.transcript;

import dev.belay.evidence.Progress;
import dev.belay.evidence.Repetition;

/**
 * Counts the progress of a conversation as it is folded. An answer is believed until the next record: an error behind it
 * takes it back, for 2.1.332 writes {@code end_turn} to an answer whose stream broke off (measured), and older versions
 * write nothing; so does the client's own word that it was cut off, or a tool call of the same message.
 */
final class Achievements {
    private final ToolRounds rounds = new ToolRounds();
    private long answers;
    private long results;
    private final UnansweredRequests requests = new UnansweredRequests();
    private String counted;
    private boolean believed;

    /** An answer of the model, or one more line of it. */
    void answer(TranscriptRecord record) {
        requests.answered();
        boolean sameMessage = record.messageId != null && record.messageId.equals(counted);
        if (!record.toolUses.isEmpty()) {
            if (sameMessage) {
                takeBack();
            }
            believed = false;
            record.toolUses.forEach(rounds::call);
        } else if (!sameMessage) {
            boolean ends = StopReasons.endsTurn(record);
            believed = ends || StopReasons.silent(record);
            if (ends) {
                rounds.newTurn();
            }
            if (believed) {
                answers++;
                counted = record.messageId;
            }
        }
    }

    void results(TranscriptRecord record) {
        requests.answered();
        for (TranscriptRecord.ToolResult result : record.toolResults) {
            believed = false;
            if (rounds.result(result, record.timestamp)) {
                results++;
            }
        }
    }

    void prompt() {
        requests.answered();
        believed = false;
        rounds.newTurn();
    }

    /** The client's own error line, or its word that an answer was cut off: what stands right before it was a part of one. */
    void cutOff() {
        takeBack();
        requests.answered();
    }

    /** A request of the client's, as 2.1.332 notes each. */
    void request(String time) {
        requests.sent(time);
    }

    Progress progress() {
        return new Progress(answers, results);
    }

    Repetition repetition() {
        Repetition found = rounds.repetition();
        return found == Repetition.NONE && requests.unwritten() ? Repetition.UNWRITTEN : found;
    }

    private void takeBack() {
        if (believed) {
            answers--;
            believed = false;
            counted = null;
        }
    }
}
