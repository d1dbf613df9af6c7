package dev.belay.print;

/** What becomes of claude's standard output. Called under one lock. */
interface Output {

    /** Another attempt begins: what was held of the one before it is dropped. */
    void begin();

    /** Claude has printed this. The array is reused. */
    void take(byte[] bytes, int length);

    /** This attempt was the last: what was held of it goes out, made into what a program can read. */
    void deliver(Verdict verdict);
}
