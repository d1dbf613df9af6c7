/** The answers that a question on the client's screen offers, and which of them is wanted. */
package dev.belay.evidence.dialog;
