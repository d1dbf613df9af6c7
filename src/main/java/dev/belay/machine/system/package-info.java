/** How the system is asked: by its files, its calls and its small programs. */
package dev.belay.machine.system;
