/** {@code belay update}: whether there is a newer Belay, and getting it. */
package dev.belay.command.update;
