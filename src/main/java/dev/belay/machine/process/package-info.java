/** Which processes there are and who descends from whom, on each system. */
package dev.belay.machine.process;
