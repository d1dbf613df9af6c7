/** Waiting between the end of a client and the next start until what it needs is there again. */
package dev.belay.operate.wait;
