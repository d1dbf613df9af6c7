/** The check of whether claude starts: what runs it, its version, and which installation is meant. */
package dev.belay.doctor.runtime;
