/** The commands that supervise nothing: small, on standard output, done in a moment. */
package dev.belay.command;
