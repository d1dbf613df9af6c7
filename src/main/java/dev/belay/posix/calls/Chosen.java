package dev.belay.posix.calls;

/**
 * Our own library where the build has made one ({@code -Dbelay.native.library}) and it can be used, JNA otherwise; {@code
 * -Dbelay.native} says which it has to be.
 */
final class Chosen {
    static final NativeCalls CALLS = choose(System.getProperty("belay.native", ""));

    private Chosen() {}

    private static NativeCalls choose(String wanted) {
        if (wanted.equals("jna")) {
            return new JnaCalls();
        }
        try {
            return JniCalls.load(System.getProperty("belay.native.library", ""));
        } catch (LinkageError unusable) {
            if (wanted.equals("jni")) {
                throw unusable;
            }
            return new JnaCalls();
        }
    }
}
