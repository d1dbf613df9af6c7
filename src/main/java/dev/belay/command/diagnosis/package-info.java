/** {@code belay diagnose}: what is said of whatever somebody points at. */
package dev.belay.command.diagnosis;
