/** {@code belay doctor}: which checks to run, what they found, and what may be fixed. */
package dev.belay.command.doctor;
