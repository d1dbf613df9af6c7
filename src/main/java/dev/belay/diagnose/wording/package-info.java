/** What a sentence or a line in a paste is for: it asks, asks for work, says whose an error is, sets something, or is another program's. */
package dev.belay.diagnose.wording;
