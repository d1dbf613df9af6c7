/** What a sentence or a line in a paste is for: it asks, asks for work, says whose an error is, or sets something. */
package dev.belay.diagnose.wording;
