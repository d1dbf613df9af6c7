/** What comes before a start: whether something forbids it, and which words claude is given. */
package dev.belay.operate.start;
