/** What a run measures of a session beside its transcript, sample after sample: memory, connections, the client's state. */
package dev.belay.series;
