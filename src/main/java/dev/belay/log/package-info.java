/** Logging that costs nothing until there is something to log. */
package dev.belay.log;
