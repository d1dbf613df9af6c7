/** {@code belay restore}: the sessions that went down with the machine or the terminal come back. */
package dev.belay.command.restore;
