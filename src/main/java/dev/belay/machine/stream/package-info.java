/** What a client's connections have received, on each system. */
package dev.belay.machine.stream;
