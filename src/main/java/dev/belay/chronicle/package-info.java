/** What happened in a session, from its first record to its last, as values for whoever tells of it. */
package dev.belay.chronicle;
