/** The user's terminal joined with claude's: bytes both ways, keys, modes, size. */
package dev.belay.terminal;
