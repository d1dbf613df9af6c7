/** How much memory processes hold, and how much there is, on each system. */
package dev.belay.machine.memory;
