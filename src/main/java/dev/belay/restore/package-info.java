/** What was running when the machine or the terminal went down comes back: which sessions, where, and in which order. */
package dev.belay.restore;
