/** {@code belay watch}: names the deaths of sessions that nothing supervises, and takes up their tasks. */
package dev.belay.command.watch;
