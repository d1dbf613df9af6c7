/** The checks of the machine: disk, memory, permissions, terminal, what can be measured. */
package dev.belay.doctor.machine;
