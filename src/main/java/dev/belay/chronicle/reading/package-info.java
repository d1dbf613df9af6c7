/** Reads a session's chronicle: its transcript record by record, the journal, the bill, and what was measured. */
package dev.belay.chronicle.reading;
