/** A program started on a terminal or on pipes of its own, watched until its exit. */
package dev.belay.child;
