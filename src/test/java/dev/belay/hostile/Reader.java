package dev.belay.hostile;

/** Something of Belay's that reads what others wrote. */
@FunctionalInterface
interface Reader {
    /**
     * Reads an input.
     *
     * @return what a person would be shown of it
     * @throws Exception which no input may cause
     */
    String read(byte[] input) throws Exception;
}
