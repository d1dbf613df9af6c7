/** {@code belay watch}: names the deaths of sessions that nothing supervises. */
package dev.belay.command.watch;
