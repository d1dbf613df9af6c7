/** The program that this Belay was started by. */
package dev.belay.launcher;
