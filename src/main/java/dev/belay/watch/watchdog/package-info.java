/** When a client that is alive needs attention: a lost turn, a stall, a loop, too much memory. */
package dev.belay.watch.watchdog;
