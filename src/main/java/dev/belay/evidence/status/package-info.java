/** What the client says of itself to its terminal (Program Status Protocol), as a value. No input or output. */
package dev.belay.evidence.status;
