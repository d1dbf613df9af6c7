/** Whatever somebody points at, a session, a file, a pipe, and the evidence that it becomes. */
package dev.belay.command.diagnosis.input;
