package dev.belay.terminal;

/**
 * Two of the replies that a terminal sends by itself, found in what comes from it: the one to the question for program
 * status ({@code ESC ] 7501 ; ?}), and its device attributes ({@code ESC [ ? ... c}), which every program asks for after
 * its other questions, to know when it need not wait for them any longer.
 */
final class TerminalReplies {
    private static final int ESCAPE = 0x1B;
    private static final byte[] STATUS = {ESCAPE, ']', '7', '5', '0', '1', ';', '?'};
    private static final byte[] ATTRIBUTES = {ESCAPE, '[', '?'};

    private int matchedStatus;
    private int matchedAttributes;
    private int start;
    private boolean status;

    /** Reads a chunk; returns where the device attributes begin in it, -1 when they do not, or had begun before. */
    int attributes(byte[] chunk, int count) {
        status = false;
        start = -1;
        for (int at = 0; at < count; at++) {
            byte octet = chunk[at];
            if (octet == ESCAPE) {
                start = at;
                matchedStatus = 1;
                matchedAttributes = 1;
            } else if (attributesEnd(octet)) {
                matchedAttributes = 0;
                return start;
            } else {
                follow(octet);
            }
        }
        return -1;
    }

    /** Where, at the end of the last chunk, something begins that may become the device attributes; -1 for nowhere. */
    int begun() {
        return matchedAttributes > 0 ? start : -1;
    }

    /** Forgets what has begun: some of what came since was not read. */
    void skip() {
        matchedStatus = 0;
        matchedAttributes = 0;
    }

    private boolean attributesEnd(byte octet) {
        return matchedAttributes == ATTRIBUTES.length && octet == 'c';
    }

    private void follow(byte octet) {
        boolean parameters = octet >= '0' && octet <= '9' || octet == ';';
        if (matchedAttributes == ATTRIBUTES.length) {
            matchedAttributes = parameters ? matchedAttributes : 0;
        } else if (matchedAttributes > 0) {
            matchedAttributes = octet == ATTRIBUTES[matchedAttributes] ? matchedAttributes + 1 : 0;
        }
        if (matchedStatus > 0) {
            matchedStatus = octet == STATUS[matchedStatus] ? matchedStatus + 1 : 0;
            if (matchedStatus == STATUS.length) {
                status = true;
                matchedStatus = 0;
            }
        }
    }

    /** Whether the last chunk held, before what was found, the terminal's own answer to the question for status. */
    boolean answersStatus() {
        return status;
    }
}
