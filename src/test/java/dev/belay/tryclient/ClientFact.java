package dev.belay.tryclient;

/**
 * One thing about the client that Belay's code relies on.
 *
 * @param name what it is about
 * @param section the heading in {@code docs/concepts/client.md} under which the code cites it
 * @param expected what the newest tried client did
 * @param measurement does it again; its answer is compared word for word
 */
record ClientFact(String name, String section, String expected, Measurement measurement) {
    /** One run, or a few, of a real client. */
    @FunctionalInterface
    interface Measurement {
        String take(ClientRig rig) throws Exception;
    }

    /** What this client does, or why that could not be measured, in one line. */
    String measure(ClientRig rig) {
        try {
            return measurement.take(rig);
        } catch (Exception | AssertionError trouble) {
            String why = String.valueOf(trouble.getMessage());
            return "not measured: " + why.lines().findFirst().orElse("").strip();
        }
    }
}
