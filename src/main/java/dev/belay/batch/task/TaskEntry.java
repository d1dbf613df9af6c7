package dev.belay.batch.task;

/**
 * Where a task stands in its list: all that is kept of it while the others are read.
 *
 * @param file its own, where the list is a folder; empty where it stands in the list's
 * @param line in which it stands, from 1
 * @param offset of its first byte
 * @param length in bytes
 */
public record TaskEntry(String id, String file, long line, long offset, int length) {}
