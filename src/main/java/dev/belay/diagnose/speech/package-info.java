/** Who speaks in a text that somebody pasted: the client and its runtime, or a tool, the model, a quotation, a document. */
package dev.belay.diagnose.speech;
