package dev.belay.recovery.chaos;

/** What may never happen. */
enum Never {
    LOST("session lost"),
    TERMINAL("terminal not sane"),
    LEFT_OVER("process left over"),
    DAMAGED("transcript damaged"),
    DOUBLED("message doubled"),
    ANSWER("answer missing"),
    HANGING("supervisor hanging"),
    WRITERS("more than one writer");

    private final String words;

    Never(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** This, as it was seen. */
    Wrong because(String how) {
        return new Wrong(this, how);
    }

    /** One of them that did happen. */
    record Wrong(Never what, String how) {
        @Override
        public String toString() {
            return what.words() + ": " + how;
        }
    }
}
