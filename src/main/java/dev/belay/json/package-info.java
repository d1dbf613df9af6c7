/** JSON read in constant memory, or strictly with the place of its first fault. */
package dev.belay.json;
